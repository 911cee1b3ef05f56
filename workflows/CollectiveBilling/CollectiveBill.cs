using System.Text.Json.Serialization;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Bills of one customer that become one invoice. It takes each bill once and never lets one go; whoever comes too late follows <see cref="Next"/>, which never changes, so that every bill has
/// one place however often and in whatever order it is brought.
/// </summary>
public sealed record CollectiveBill : ICase<CollectiveBill, CollectiveBillCommand, CollectiveBillEvent>
{
    /// <summary>Sources of all lines together that the case of an invoice holds: of use, a line has up to 200.</summary>
    public const int MostSources = 2_000;

    /// <inheritdoc/>
    public static string CaseType => "collectivebill";

    /// <summary>Whose supplies of when.</summary>
    public required CollectivePlace Place { get; init; }

    /// <inheritdoc/>
    public required string? CustomerId { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Where it stands.</summary>
    public CollectiveBillStatus Status { get; init; }

    /// <summary>The bills, as they came.</summary>
    public IReadOnlyList<CollectiveItem> Items { get; init; } = [];

    /// <summary>Where bills are collected that don't fit or come late; null while it takes them itself.</summary>
    public CollectivePlace? Next { get; init; }

    /// <summary>When the first bill came, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the invoice was decided, UTC; null before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Case id of the invoice; null before it was decided.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>Number of the invoice; null before it was issued.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Its case id.</summary>
    [JsonIgnore]
    public string Id => Place.Id;

    /// <summary>Sum of the bills' nets.</summary>
    public Money Net => Money.Sum(Items.Select(item => item.Net), Currency);

    /// <summary>Sum of the bills' taxes.</summary>
    public Money Tax => Money.Sum(Items.Select(item => item.Tax), Currency);

    /// <inheritdoc/>
    public static Decision<CollectiveBillEvent> Decide(CollectiveBill? state, CollectiveBillCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, CollectiveBillCommand.Collect collect) => Decision<CollectiveBillEvent>.Accept(
            new CollectiveBillOpened(collect.Place, collect.CustomerId, collect.Item.Net.Currency, at), new BillCollected(collect.Item, at)),
        (null, _) => Decision<CollectiveBillEvent>.Refuse("collective-bill-unknown", "Nothing is collected there."),
        (_, CollectiveBillCommand.Collect collect) => Take(state, collect.Item, at),
        (_, CollectiveBillCommand.Close close) => Close(state, close, at),
        ({ Status: not CollectiveBillStatus.Closed }, CollectiveBillCommand.NoteIssued) => Decision<CollectiveBillEvent>.Refuse("collective-bill-open", "Its invoice has not been decided."),
        (_, CollectiveBillCommand.NoteIssued issued) => state.InvoiceNumber is null
            ? Decision<CollectiveBillEvent>.Accept(new CollectiveBillIssued(issued.Number))
            : Decision<CollectiveBillEvent>.Accept(),
        _ => throw new InvalidOperationException($"A collective bill does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static CollectiveBill Apply(CollectiveBill? state, CollectiveBillEvent @event) => @event switch
    {
        CollectiveBillOpened opened => new CollectiveBill { Place = opened.Place, CustomerId = opened.CustomerId, Currency = opened.Currency, OpenedAt = opened.At },
        BillCollected collected => state! with { Items = [.. state!.Items, collected.Item] },
        CollectiveBillFilled filled => state! with { Status = CollectiveBillStatus.Full, Next = filled.Next },
        CollectiveBillClosed closed => state! with { Status = CollectiveBillStatus.Closed, Next = closed.Next, ClosedAt = closed.At, InvoiceId = closed.InvoiceId },
        CollectiveBillIssued issued => state! with { InvoiceNumber = issued.Number },
        _ => throw new InvalidOperationException($"A collective bill does not know the event {@event.GetType().Name}."),
    };

    /// <summary>Whether it has a bill.</summary>
    public bool Has(string billId) => Items.Any(item => item.BillId == billId);

    private static Decision<CollectiveBillEvent> Take(CollectiveBill state, CollectiveItem item, DateTimeOffset at)
    {
        if (state.Has(item.BillId))
        {
            return Decision<CollectiveBillEvent>.Accept();
        }

        if (state.Status != CollectiveBillStatus.Open)
        {
            return Decision<CollectiveBillEvent>.Refuse("collective-bill-over", $"Bills are collected in {state.Next!.Id} now.");
        }

        bool fits = state.Items.Sum(one => one.Lines) + item.Lines <= state.Place.MostLines && state.Items.Sum(one => one.Sources) + item.Sources <= MostSources;
        return Decision<CollectiveBillEvent>.Accept(fits ? new BillCollected(item, at) : new CollectiveBillFilled(state.Place.Another, at));
    }

    /// <summary>Closed before its period is over, it is followed by another one of the period: nobody waits longer for an invoice because somebody was in a hurry.</summary>
    private static Decision<CollectiveBillEvent> Close(CollectiveBill state, CollectiveBillCommand.Close close, DateTimeOffset at)
    {
        if (state.Status == CollectiveBillStatus.Closed)
        {
            return Decision<CollectiveBillEvent>.Accept();
        }

        if (state.Items.Any(item => !close.Bills.ContainsKey(item.BillId)))
        {
            return Decision<CollectiveBillEvent>.Refuse("collective-bill-moved", "A bill came in between; look at it again.");
        }

        CollectivePlace next = state.Next ?? (close.Today > state.Place.Period.To ? state.Place.Later : state.Place.Another);
        return Decision<CollectiveBillEvent>.Accept(new CollectiveBillClosed(
            Invoice.IdOf(state.Id), CollectiveContent.BillOf(state.Items, close.Bills), next, close.By, at));
    }
}

/// <summary>Where a collective bill stands.</summary>
public enum CollectiveBillStatus
{
    /// <summary>It takes bills.</summary>
    Open,

    /// <summary>It takes no more and waits for the end of its period.</summary>
    Full,

    /// <summary>Its invoice was decided.</summary>
    Closed,
}
