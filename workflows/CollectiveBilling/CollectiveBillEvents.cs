using System.Text.Json.Serialization;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>What has happened to a collective bill.</summary>
[JsonDerivedType(typeof(CollectiveBillOpened), nameof(CollectiveBillOpened))]
[JsonDerivedType(typeof(BillCollected), nameof(BillCollected))]
[JsonDerivedType(typeof(CollectiveBillFilled), nameof(CollectiveBillFilled))]
[JsonDerivedType(typeof(CollectiveBillClosed), nameof(CollectiveBillClosed))]
[JsonDerivedType(typeof(CollectiveBillIssued), nameof(CollectiveBillIssued))]
public abstract record CollectiveBillEvent
{
    private protected CollectiveBillEvent()
    {
    }
}

/// <summary>The first bill came.</summary>
/// <param name="Place">Where it is collected.</param>
/// <param name="CustomerId">Whose bills.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="At">When, UTC.</param>
public sealed record CollectiveBillOpened(CollectivePlace Place, string CustomerId, string Currency, DateTimeOffset At) : CollectiveBillEvent;

/// <summary>A bill came.</summary>
public sealed record BillCollected(CollectiveItem Item, DateTimeOffset At) : CollectiveBillEvent;

/// <summary>The next bill does not fit: this one and all that follow are collected elsewhere.</summary>
/// <param name="Next">Where.</param>
/// <param name="At">When, UTC.</param>
public sealed record CollectiveBillFilled(CollectivePlace Next, DateTimeOffset At) : CollectiveBillEvent;

/// <summary>Nothing more is collected; the invoice was decided and is issued for it.</summary>
/// <param name="InvoiceId">Case id of the invoice.</param>
/// <param name="Bill">What it says.</param>
/// <param name="Next">Where bills that come late are collected.</param>
/// <param name="By">Who closed it: <c>system</c> at night, <c>staff:anna</c>.</param>
/// <param name="At">When, UTC.</param>
public sealed record CollectiveBillClosed(string InvoiceId, Bill Bill, CollectivePlace Next, string By, DateTimeOffset At) : CollectiveBillEvent;

/// <summary>The collective invoice has its number, and every order and contract on it knows it.</summary>
public sealed record CollectiveBillIssued(string Number) : CollectiveBillEvent;
