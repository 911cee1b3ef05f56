namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The layout of the database and its version.</summary>
internal static class StoreFormat
{
    private const long Version = 1;

    /// <summary>"L2CS": tells our files from other SQLite databases.</summary>
    private const long ApplicationId = 0x4C324353;

    private const string Layout =
        """
        CREATE TABLE tables (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
        CREATE TABLE entities (table_id INTEGER NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL, stamp INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (table_id, pk, rk)) WITHOUT ROWID;
        CREATE TABLE queues (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, metadata TEXT NOT NULL);
        CREATE TABLE messages (queue_id INTEGER NOT NULL, visible_at INTEGER NOT NULL, number INTEGER NOT NULL, inserted INTEGER NOT NULL,
            expires INTEGER NOT NULL, dequeued INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (queue_id, visible_at, number)) WITHOUT ROWID;
        """;

    /// <summary>Creates the layout in a new database; refuses one that another program or a newer version wrote.</summary>
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
    }
}
