namespace LeadToCash.OrderToCash;

/// <summary>How often a back end is asked again: soon and often at first, then the part counts as blocked and is asked now and then.</summary>
internal static class BackEndRetries
{
    /// <summary>Waits between the attempts before the part counts as blocked.</summary>
    public static readonly IReadOnlyList<TimeSpan> Prompt =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(80)];

    /// <summary>Wait between the attempts of a blocked part; staff may resume it at any time.</summary>
    public static readonly TimeSpan WhileBlocked = TimeSpan.FromMinutes(10);

    /// <summary>After so many attempts a blocked part waits for staff alone: six hours.</summary>
    public const int MaximumWhileBlocked = 36;
}
