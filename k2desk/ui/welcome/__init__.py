"""The first page: practise, or connect an account."""
