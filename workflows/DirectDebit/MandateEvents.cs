using System.Text.Json.Serialization;

namespace LeadToCash.DirectDebit;

/// <summary>What has happened to a mandate.</summary>
[JsonDerivedType(typeof(MandateOffered), nameof(MandateOffered))]
[JsonDerivedType(typeof(MandateGranted), nameof(MandateGranted))]
[JsonDerivedType(typeof(MandateAmended), nameof(MandateAmended))]
[JsonDerivedType(typeof(MandateUsed), nameof(MandateUsed))]
[JsonDerivedType(typeof(MandateUseUndone), nameof(MandateUseUndone))]
[JsonDerivedType(typeof(MandateEndPlanned), nameof(MandateEndPlanned))]
[JsonDerivedType(typeof(MandateSuspended), nameof(MandateSuspended))]
[JsonDerivedType(typeof(MandateRevoked), nameof(MandateRevoked))]
public abstract record MandateEvent
{
    private protected MandateEvent()
    {
    }
}

/// <summary>The customer was asked to grant it.</summary>
public sealed record MandateOffered(MandateTerms Terms, string By, DateTimeOffset At) : MandateEvent;

/// <summary>It was granted.</summary>
public sealed record MandateGranted(MandateTerms Terms, MandateAccount Account, DateOnly SignedOn, MandateEvidence Evidence, DateTimeOffset At) : MandateEvent;

/// <summary>Another account is debited from now on.</summary>
/// <param name="From">The account before.</param>
/// <param name="To">The account now.</param>
/// <param name="Note">Who said so and how, for people.</param>
/// <param name="By">Who noted it.</param>
/// <param name="At">When, UTC.</param>
public sealed record MandateAmended(MandateAccount From, MandateAccount To, string Note, string By, DateTimeOffset At) : MandateEvent;

/// <summary>It was used for a collection.</summary>
public sealed record MandateUsed(MandateUse Use, DateTimeOffset At) : MandateEvent;

/// <summary>The bank did not take that collection.</summary>
public sealed record MandateUseUndone(string EndToEndId, DateTimeOffset At) : MandateEvent;

/// <summary>The next collection is its last.</summary>
public sealed record MandateEndPlanned(string By, DateTimeOffset At) : MandateEvent;

/// <summary>Its account can't be debited.</summary>
/// <param name="Code">The bank's reason code.</param>
/// <param name="Reason">The same for people.</param>
/// <param name="At">When, UTC.</param>
public sealed record MandateSuspended(string Code, string Reason, DateTimeOffset At) : MandateEvent;

/// <summary>It ended for ever.</summary>
public sealed record MandateRevoked(string Reason, string By, DateTimeOffset At) : MandateEvent;
