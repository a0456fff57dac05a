"""From a force's own file, dirt and all, to rows on the register.

In front of the database, without a query: `files` reads CSV and XLSX safely, `profiles` says how
a force's file is mapped, `columns` which columns a feed has, `cells` and `dates` what a cell
means; `reading` joins them. The rest of the package takes it from there.

    profile = Profile.from_toml(path)                     # or Profile(): our own names
    with open_feed(path, Feed.PEOPLE, profile, today=as_at) as reading:
        reading.ignored                                   # headers nobody mapped
        reading.headers                                   # our column -> its header in the file
        for row in reading:
            row.number     # as the spreadsheet shows it; rows blank throughout are left out
            row.values     # our column -> cleaned value; a blank cell has no key
            row.faults     # of this row's cells; any with severity "error" rejects the row
            row.content    # hash of the values: equal content, equal hash, in any file

Values are str, int, Decimal, date, or datetime (London time); `#CLEAR` stands for itself as the
text `cells.CLEAR`, in any column that is not needed. Faults name our column; `reading.headers`
gives theirs. `open_feed` and each step of the loop may raise `Refused`: then nothing counts.

Checked here: every cell by itself, needed cells, and that one of several columns is filled where
the feed asks so. Left to the feeds: what takes two cells, another row, or the register.

Onto the database: `pipeline.run` reads a file, looks up its codes and lets the feed `settle` it, in
one transaction. A feed (`feeds`, listed in `feeds.table`) works with a `load.Load`, finds people by
`people_index`, hands facts to an action and takes its verdicts. What fits nobody yet is kept by
`waiting_rows`, what is wrong is written by `fault_file`.
"""
