using System.Text.Json.Serialization;
using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>What has happened to a recognition schedule.</summary>
[JsonDerivedType(typeof(ScheduleOpened), nameof(ScheduleOpened))]
[JsonDerivedType(typeof(RevenueRecognised), nameof(RevenueRecognised))]
[JsonDerivedType(typeof(ScheduleReduced), nameof(ScheduleReduced))]
public abstract record RecognitionEvent
{
    private protected RecognitionEvent()
    {
    }
}

/// <summary>An invoice was issued of which something is earned later.</summary>
/// <param name="InvoiceId">Its case.</param>
/// <param name="Number">Its number.</param>
/// <param name="LegalEntity">Whose books.</param>
/// <param name="Date">Its local date. Portions until then were recognised with the invoice's own entries.</param>
/// <param name="Lines">Its lines of which something is deferred.</param>
public sealed record ScheduleOpened(string InvoiceId, string Number, string LegalEntity, DateOnly Date, IReadOnlyList<ScheduledLine> Lines) : RecognitionEvent;

/// <summary>A line of an invoice whose revenue is earned later.</summary>
public sealed record ScheduledLine
{
    /// <summary>Index of the line on the invoice, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What the customer reads.</summary>
    public required string Name { get; init; }

    /// <summary>Business unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Account that holds what is not earned yet.</summary>
    public required string DeferredAccount { get; init; }

    /// <summary>Account of the revenue.</summary>
    public required string RevenueAccount { get; init; }

    /// <summary>What was billed, net.</summary>
    public required Money Net { get; init; }

    /// <summary>Local days for which it is; null if it is for one day.</summary>
    public InvoicePeriod? Period { get; init; }

    /// <summary>When it is earned, by date; sums to <see cref="Net"/>.</summary>
    public required IReadOnlyList<RevenuePortion> Portions { get; init; }
}

/// <summary>Revenue was earned.</summary>
/// <param name="Place">Place of this event in the case's history, from 1: it names the journal's entry.</param>
/// <param name="Date">Local date that it counts for.</param>
/// <param name="Lines">By line of the invoice.</param>
public sealed record RevenueRecognised(long Place, DateOnly Date, IReadOnlyList<LineAmount> Lines) : RecognitionEvent;

/// <summary>Some of the invoice was credited.</summary>
/// <param name="CreditNoteId">Case of the credit note.</param>
/// <param name="Date">Its local date.</param>
/// <param name="Lines">What of it was not earned yet, and what was.</param>
public sealed record ScheduleReduced(string CreditNoteId, DateOnly Date, IReadOnlyList<LineReduction> Lines) : RecognitionEvent;

/// <summary>An amount of a line of an invoice.</summary>
/// <param name="Line">Index of the line, from 1.</param>
/// <param name="Amount">Net.</param>
public sealed record LineAmount(int Line, Money Amount);

/// <summary>What a credit note takes from a line of an invoice.</summary>
/// <param name="Line">Index of the line, from 1.</param>
/// <param name="Deferred">What was not earned yet: it never will be.</param>
/// <param name="Recognised">What was earned already: it is taken back.</param>
public sealed record LineReduction(int Line, Money Deferred, Money Recognised);
