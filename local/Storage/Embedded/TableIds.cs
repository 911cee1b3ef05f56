namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// The numbers by which rows name their tables, as one session has seen them. They go wrong only when a table is dropped or a transaction rolled
/// back: the writer then forgets them, and raises the version that it publishes with its commit and that readers follow.
/// </summary>
internal sealed class TableIds(SqliteSession session)
{
    private readonly Dictionary<string, long> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known holds for this version.</summary>
    public long Version { get; private set; }

    public long? Find(string table)
    {
        if (_known.TryGetValue(table, out long known))
        {
            return known;
        }

        using Statement.Cursor found = session.Prepare("SELECT id FROM tables WHERE name = ?1").Bind(1, table).Open();
        if (!found.Next())
        {
            return null;
        }

        long id = found.Int64(0);
        _known[table] = id;
        return id;
    }

    public long Require(string table) => Find(table) ?? throw StorageRefusal.TableNotFound;

    /// <summary>For the writer, when numbers may be wrong from here on.</summary>
    public void Forget()
    {
        _known.Clear();
        Version++;
    }

    /// <summary>For a reader, before it looks at anything: a number that it finds then is of this version or a later one.</summary>
    public void Follow(long version)
    {
        if (version != Version)
        {
            _known.Clear();
            Version = version;
        }
    }
}
