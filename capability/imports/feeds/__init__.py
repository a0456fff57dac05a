"""The feeds: one module each, with `settle(load)` and, if its columns name codes, `CODES`.

`settle` gives every waiting row of the load its outcome and applies what is accepted, set-based,
through actions; the pipeline holds the transaction. `CODES` says which kind a column's codes are
of: the pipeline rejects a row that names an unknown one (an unknown rank or entry route is only a
warning).
"""
