using System.Text.Json.Serialization;

namespace LeadToCash.Banking;

/// <summary>What has happened to a refund.</summary>
[JsonDerivedType(typeof(RefundRequested), nameof(RefundRequested))]
[JsonDerivedType(typeof(RefundSecured), nameof(RefundSecured))]
[JsonDerivedType(typeof(RefundRejected), nameof(RefundRejected))]
[JsonDerivedType(typeof(RefundPutIntoFile), nameof(RefundPutIntoFile))]
[JsonDerivedType(typeof(RefundCarriedOut), nameof(RefundCarriedOut))]
[JsonDerivedType(typeof(RefundFailed), nameof(RefundFailed))]
[JsonDerivedType(typeof(RefundRetried), nameof(RefundRetried))]
public abstract record RefundEvent
{
    private protected RefundEvent()
    {
    }
}

/// <summary>It was ordered.</summary>
public sealed record RefundRequested(RefundOrder Order, DateTimeOffset At) : RefundEvent;

/// <summary>What it takes was taken from where the money lies.</summary>
public sealed record RefundSecured(DateTimeOffset At) : RefundEvent;

/// <summary>There was not so much to take.</summary>
public sealed record RefundRejected(string Reason, DateTimeOffset At) : RefundEvent;

/// <summary>It is in a file for the bank.</summary>
public sealed record RefundPutIntoFile(string FileId, DateTimeOffset At) : RefundEvent;

/// <summary>It was carried out.</summary>
/// <param name="MovementId">The bank's line; null of a set-off.</param>
/// <param name="At">When, UTC.</param>
public sealed record RefundCarriedOut(string? MovementId, DateTimeOffset At) : RefundEvent;

/// <summary>The bank sent it back.</summary>
public sealed record RefundFailed(string Reason, DateTimeOffset At) : RefundEvent;

/// <summary>It is to be sent again.</summary>
public sealed record RefundRetried(string Iban, string Name, string By, DateTimeOffset At) : RefundEvent;
