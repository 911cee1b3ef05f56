using System.Net;

#nullable disable

namespace SendGrid.Helpers.Reliability;

/// <summary>How often and when a failed request is repeated.</summary>
public class ReliabilitySettings
{
    /// <summary>Never repeats.</summary>
    public ReliabilitySettings()
        : this(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
    }

    /// <summary>Repeats with growing pauses.</summary>
    /// <param name="maximumNumberOfRetries">0 to 5.</param>
    /// <param name="minimumBackoff">The shortest pause, at most the longest.</param>
    /// <param name="maximumBackOff">The longest pause, at most 30 seconds.</param>
    /// <param name="deltaBackOff">What the pause grows by, doubling each time; at most 30 seconds.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public ReliabilitySettings(int maximumNumberOfRetries, TimeSpan minimumBackoff, TimeSpan maximumBackOff, TimeSpan deltaBackOff)
    {
        Require(maximumNumberOfRetries is >= 0 and <= 5, "The number of retries must be 0 to 5.", nameof(maximumNumberOfRetries));
        Require(minimumBackoff >= TimeSpan.Zero, "The shortest pause must not be negative.", nameof(minimumBackoff));
        Require(IsPause(maximumBackOff), "The longest pause must be 0 to 30 seconds.", nameof(maximumBackOff));
        Require(IsPause(deltaBackOff), "The growth of the pause must be 0 to 30 seconds.", nameof(deltaBackOff));
        Require(minimumBackoff <= maximumBackOff, "The shortest pause must not exceed the longest.", nameof(minimumBackoff));
        MaximumNumberOfRetries = maximumNumberOfRetries;
        MinimumBackOff = minimumBackoff;
        MaximumBackOff = maximumBackOff;
        DeltaBackOff = deltaBackOff;
    }

    /// <summary>The statuses that are repeated unless changed: 500, 502, 503, 504.</summary>
    public static List<HttpStatusCode> DefaultRetriableServerErrorStatusCodes { get; } =
        [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    /// <summary>How often a request is repeated.</summary>
    public int MaximumNumberOfRetries { get; }

    /// <summary>The shortest pause.</summary>
    public TimeSpan MinimumBackOff { get; }

    /// <summary>The longest pause.</summary>
    public TimeSpan MaximumBackOff { get; }

    /// <summary>What the pause grows by.</summary>
    public TimeSpan DeltaBackOff { get; }

    /// <summary>The statuses that are repeated.</summary>
    public List<HttpStatusCode> RetriableServerErrorStatusCodes { get; } = [.. DefaultRetriableServerErrorStatusCodes];

    private static bool IsPause(TimeSpan value) => value >= TimeSpan.Zero && value <= TimeSpan.FromSeconds(30);

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
