"""Children in care, looked at across areas: who they are, where they live, what they wait for, who reviews them."""
