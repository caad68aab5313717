"""What host tests set up: a daemon, an sshd, users, PAM stacks, an authenticator; all of it on the stage (scripts/stage)."""
