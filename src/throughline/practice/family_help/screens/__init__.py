"""The pages of family help: a child’s, the team’s, the partners’."""
