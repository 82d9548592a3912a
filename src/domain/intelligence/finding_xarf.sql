-- :desks                  who tells; the name and the mailbox of a desk are public
SELECT id, name, mailbox FROM team ORDER BY id
