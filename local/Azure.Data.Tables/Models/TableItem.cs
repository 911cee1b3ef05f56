#nullable disable annotations
namespace Azure.Data.Tables.Models;

/// <summary>A table, as listings name it.</summary>
public class TableItem
{
    /// <summary>A table by its name.</summary>
    public TableItem(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }
}
