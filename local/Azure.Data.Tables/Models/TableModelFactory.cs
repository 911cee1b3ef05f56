#nullable disable annotations
namespace Azure.Data.Tables.Models;

/// <summary>Makes models for tests.</summary>
public static class TableModelFactory
{
    /// <summary>A listing's table; the OData values are accepted and dropped.</summary>
    public static TableItem TableItem(string name = null, string odataType = null, string odataId = null, string odataEditLink = null) => new(name);
}
