"""How people sign in here: the adapters, forms and steps that join sign-in to the record's workers."""
