namespace LeadToCash.Api;

/// <summary>The kinds of case that the API shows, by the name in its URLs.</summary>
public static class CaseCollections
{
    private static readonly Dictionary<string, string> CaseTypes = new(StringComparer.Ordinal)
    {
        ["bank-statements"] = "bankstatement",
        ["billingaccounts"] = "billingaccount",
        ["billingruns"] = "billingrun",
        ["collective-bills"] = "collectivebill",
        ["contacts"] = "contact",
        ["contracts"] = "contract",
        ["customerletters"] = "customerletters",
        ["customers"] = "customer",
        ["devices"] = "device",
        ["direct-debit-files"] = "debitfile",
        ["direct-debits"] = "directdebit",
        ["dunningruns"] = "dunningrun",
        ["invoices"] = "invoice",
        ["leads"] = "lead",
        ["mandates"] = "mandate",
        ["movements"] = "movement",
        ["opportunities"] = "opportunity",
        ["orders"] = "order",
        ["ordersurveys"] = "ordersurvey",
        ["quotes"] = "quote",
        ["recognitions"] = "recognition",
        ["refunds"] = "refund",
        ["surveys"] = "survey",
        ["tasks"] = "task",
        ["visits"] = "visit",
    };

    /// <summary>Route constraint for the collections.</summary>
    public const string Pattern = "regex(^(bank-statements|billingaccounts|billingruns|collective-bills|contacts|contracts|customerletters|customers|devices|direct-debit-files|direct-debits|dunningruns|invoices|leads|mandates|movements|opportunities|orders|ordersurveys|quotes|recognitions|refunds|surveys|tasks|visits)$)";

    /// <summary>Names in URLs.</summary>
    public static IReadOnlyCollection<string> Names => CaseTypes.Keys;

    /// <summary>The kind of case behind a name.</summary>
    public static string CaseType(string collection) => CaseTypes[collection];

    /// <summary>The name in URLs of a kind of case; null if the API does not show it.</summary>
    public static string? Of(string caseType) => CaseTypes.FirstOrDefault(pair => pair.Value == caseType).Key;
}
