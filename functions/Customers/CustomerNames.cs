namespace LeadToCash.Customers;

/// <summary>Customers as files and people name them.</summary>
internal static class CustomerNames
{
    /// <summary>The id of whoever is named by it, or by an e-mail address.</summary>
    public static string IdOf(string name) => name.Contains('@', StringComparison.Ordinal) ? CustomerIds.OfEmail(name) : name;
}
