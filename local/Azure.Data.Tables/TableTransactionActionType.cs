namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails with 409 when the entity exists.</summary>
    Add = 0,

    /// <summary>Merges into an existing entity; 404 without one, 412 on another ETag.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces an existing entity; 404 without one, 412 on another ETag.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes an existing entity; 404 without one, 412 on another ETag.</summary>
    Delete = 3,

    /// <summary>Inserts or merges, unconditionally.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts or replaces, unconditionally.</summary>
    UpsertReplace = 5,
}
