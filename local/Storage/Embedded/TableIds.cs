namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// The numbers by which rows name their tables. The writer remembers them, since it is the one that changes them; it forgets when it drops a
/// table and when a transaction is rolled back. Readers look each time.
/// </summary>
internal sealed class TableIds(SqliteSession session, bool remembers)
{
    private readonly Dictionary<string, long> _known = new(StringComparer.OrdinalIgnoreCase);

    public long? Find(string table)
    {
        if (remembers && _known.TryGetValue(table, out long known))
        {
            return known;
        }

        using Statement.Cursor found = session.Prepare("SELECT id FROM tables WHERE name = ?1").Bind(1, table).Open();
        if (!found.Next())
        {
            return null;
        }

        long id = found.Int64(0);
        if (remembers)
        {
            _known[table] = id;
        }

        return id;
    }

    public long Require(string table) => Find(table) ?? throw StorageRefusal.TableNotFound;

    public void Forget() => _known.Clear();
}
