namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The layout of the database and its version.</summary>
internal static class StoreFormat
{
    private const long Version = 2;

    /// <summary>"L2CS": tells our files from other SQLite databases.</summary>
    private const long ApplicationId = 0x4C324353;

    /// <summary>
    /// Entities lie in the order in which they were made, with their keys in an index beside them: what is made together is changed together,
    /// and a group of changes then touches few pages, however random the keys are.
    /// </summary>
    private const string Entities =
        """
        CREATE TABLE entities (id INTEGER PRIMARY KEY, table_id INTEGER NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL, stamp INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX entity_keys ON entities (table_id, pk, rk);
        """;

    private const string Layout =
        $"""
        CREATE TABLE tables (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
        {Entities}
        CREATE TABLE queues (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, metadata TEXT NOT NULL);
        CREATE TABLE messages (queue_id INTEGER NOT NULL, visible_at INTEGER NOT NULL, number INTEGER NOT NULL, inserted INTEGER NOT NULL,
            expires INTEGER NOT NULL, dequeued INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (queue_id, visible_at, number)) WITHOUT ROWID;
        """;

    /// <summary>Format 1 kept entities in the order of their keys.</summary>
    private const string FromFormat1 =
        $"""
        ALTER TABLE entities RENAME TO entities_1;
        {Entities}
        INSERT INTO entities (table_id, pk, rk, stamp, body) SELECT table_id, pk, rk, stamp, body FROM entities_1 ORDER BY stamp;
        DROP TABLE entities_1;
        """;

    /// <summary>Creates the layout in a new database, and brings an older one up to date; refuses one that another program or a newer version wrote.</summary>
    public static void Prepare(SqliteSession session, string described)
    {
        long version = session.Scalar("PRAGMA user_version");
        long application = session.Scalar("PRAGMA application_id");
        if (version == 0 && application == 0 && session.Scalar("SELECT count(*) FROM sqlite_schema") == 0)
        {
            session.Execute($"BEGIN IMMEDIATE; {Layout} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
            return;
        }

        if (application != ApplicationId)
        {
            throw new InvalidOperationException($"{described} is a SQLite database, but not one of embedded storage. Name another file.");
        }

        if (version > Version)
        {
            throw new InvalidOperationException(
                $"{described} was written by a newer version (storage format {version}; this one reads up to {Version}). Update, or name another file.");
        }

        if (version < Version)
        {
            session.Execute($"BEGIN IMMEDIATE; {FromFormat1} PRAGMA user_version = {Version}; COMMIT;");
        }
    }
}
