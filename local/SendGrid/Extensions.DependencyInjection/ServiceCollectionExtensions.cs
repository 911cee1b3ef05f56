using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SendGrid.Helpers.Reliability;

#nullable disable

namespace SendGrid.Extensions.DependencyInjection;

/// <summary>Registers the client.</summary>
public static class ServiceCollectionExtensions
{
    private const string ClientName = "SendGrid";

    /// <summary>Registers <see cref="ISendGridClient"/>, transient, on a pooled <see cref="HttpClient"/>.</summary>
    public static IHttpClientBuilder AddSendGrid(this IServiceCollection services, Action<IServiceProvider, SendGridClientOptions> configureOptions)
    {
        services.AddOptions<SendGridClientOptions>().Configure<IServiceProvider>((options, provider) => configureOptions(provider, options));
        services.TryAddTransient<ISendGridClient>(provider => new SendGridClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            provider.GetRequiredService<IOptions<SendGridClientOptions>>().Value));
        return services.AddHttpClient(ClientName).ConfigurePrimaryHttpMessageHandler(provider => new RetryDelegatingHandler(
            new HttpClientHandler(),
            provider.GetRequiredService<IOptions<SendGridClientOptions>>().Value.ReliabilitySettings));
    }

    /// <summary>Registers <see cref="ISendGridClient"/>, transient, on a pooled <see cref="HttpClient"/>.</summary>
    public static IHttpClientBuilder AddSendGrid(this IServiceCollection services, Action<SendGridClientOptions> configureOptions) =>
        services.AddSendGrid((_, options) => configureOptions(options));
}
