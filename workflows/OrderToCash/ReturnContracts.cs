using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>Input of <see cref="ReturnOrchestrator"/>.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Sequence">The how-manieth return of the order.</param>
/// <param name="Until">Until when the goods are awaited, UTC.</param>
public sealed record HandleReturn(string OrderId, int Sequence, DateTimeOffset Until)
{
    /// <summary>One for each return.</summary>
    public static string InstanceId(string orderId, int sequence) => $"order-{orderId}-return-{sequence:D}";
}

/// <summary>Sends the customer what to write on the parcel.</summary>
public sealed record SendReturnSlip(string OrderId, int Sequence);

/// <summary>Puts what came back and can be sold into the stock.</summary>
public sealed record RestockGoods(string OrderId, int Sequence);

/// <summary>Plans which invoices are credited for what came back.</summary>
public sealed record PlanReturnCredits(string OrderId, IReadOnlyList<ReturnedGoods> Goods);

/// <summary>What is credited of an invoice.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Lines">Its lines.</param>
public sealed record ReturnCredit(string InvoiceId, IReadOnlyList<CreditWish> Lines);

/// <summary>Credits an invoice for what came back.</summary>
public sealed record CreditReturn(string OrderId, int Sequence, ReturnCredit Credit);

/// <summary>What came of it.</summary>
/// <param name="CreditNoteId">Case id of the credit note; null if there is none.</param>
/// <param name="Refusal">Why there is none; null if there is.</param>
public sealed record ReturnCredited(string? CreditNoteId, string? Refusal);
