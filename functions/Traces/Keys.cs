using LeadToCash.OrderToCash;

namespace LeadToCash.Traces;

/// <summary>Names of documents within a trail.</summary>
internal static class Keys
{
    public static string Campaign(string name) => "campaign:" + name;

    public static string Opportunity(string id) => "opportunity:" + id;

    public static string Quote(string id) => "quote:" + id;

    public static string Order(string id) => "order:" + id;

    public static string OrderLine(string orderId, int position) => $"{BillSources.OrderLine}:{orderId}/{position}";

    public static string Delivery(string id) => $"{BillSources.Delivery}:{id}";

    public static string Visit(string id) => $"{BillSources.Visit}:{id}";

    public static string Contract(string id) => $"{BillSources.Contract}:{id}";

    public static string Invoice(string id) => "invoice:" + id;

    public static string Payment(string id) => "payment:" + id;

    /// <summary>Of what an invoice line is billed for; null for usage, whose contract is named beside.</summary>
    public static string? Source(BillSource source) => source.Kind switch
    {
        BillSources.Usage => null,
        BillSources.Deposit => Invoice(source.Id),
        _ => $"{source.Kind}:{source.Id}",
    };
}
