"""Lists 1 and 3: contacts and referrals of the last six months."""
