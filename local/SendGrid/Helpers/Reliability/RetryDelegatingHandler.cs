#nullable disable

namespace SendGrid.Helpers.Reliability;

/// <summary>Repeats requests that failed for a reason that may pass.</summary>
public class RetryDelegatingHandler : DelegatingHandler
{
    private readonly ReliabilitySettings _settings;

    /// <summary>Repeats over a new handler.</summary>
    public RetryDelegatingHandler(ReliabilitySettings settings)
        : this(new HttpClientHandler(), settings)
    {
    }

    /// <summary>Repeats over a given handler.</summary>
    public RetryDelegatingHandler(HttpMessageHandler innerHandler, ReliabilitySettings settings)
        : base(innerHandler) =>
        _settings = settings;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_settings.MaximumNumberOfRetries > 0 && request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        for (int attempt = 0; ; attempt++)
        {
            bool isLast = attempt == _settings.MaximumNumberOfRetries;
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (isLast || !_settings.RetriableServerErrorStatusCodes.Contains(response.StatusCode))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (!isLast)
            {
            }

            await Task.Delay(Pause(attempt), cancellationToken);
        }
    }

    private TimeSpan Pause(int attempt)
    {
        double grown = _settings.DeltaBackOff.TotalMilliseconds * (Math.Pow(2, attempt) - 1) * (0.8 + (Random.Shared.NextDouble() * 0.4));
        return TimeSpan.FromMilliseconds(Math.Min(_settings.MinimumBackOff.TotalMilliseconds + grown, _settings.MaximumBackOff.TotalMilliseconds));
    }
}
