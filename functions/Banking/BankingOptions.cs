namespace LeadToCash.Banking;

/// <summary>Settings <c>Banking:*</c>.</summary>
public sealed class BankingOptions
{
    /// <summary>Another file of matching rules, absolute or beside the application; empty for the one that is shipped.</summary>
    public string RulesFile { get; set; } = "";

    /// <summary>Another file of CSV forms; empty for the one that is shipped.</summary>
    public string CsvFormatsFile { get; set; } = "";
}
