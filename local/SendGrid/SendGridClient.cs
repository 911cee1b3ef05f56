using System.Net;

#nullable disable

namespace SendGrid;

/// <summary>A client of the v3 API that signs in with an API key.</summary>
public class SendGridClient : BaseClient
{
    /// <summary>Creates a client that goes through a proxy.</summary>
    public SendGridClient(
        IWebProxy webProxy,
        string apiKey,
        string host = null,
        Dictionary<string, string> requestHeaders = null,
        string version = null,
        string urlPath = null,
        bool httpErrorAsException = false)
        : base(webProxy, Options(apiKey, host, requestHeaders, version, urlPath, httpErrorAsException))
    {
    }

    /// <summary>Creates a client on connections that the caller owns.</summary>
    public SendGridClient(
        HttpClient httpClient,
        string apiKey,
        string host = null,
        Dictionary<string, string> requestHeaders = null,
        string version = null,
        string urlPath = null,
        bool httpErrorAsException = false)
        : base(httpClient, Options(apiKey, host, requestHeaders, version, urlPath, httpErrorAsException))
    {
    }

    /// <summary>Creates a client with its own connections.</summary>
    public SendGridClient(
        string apiKey,
        string host = null,
        Dictionary<string, string> requestHeaders = null,
        string version = null,
        string urlPath = null)
        : base(Options(apiKey, host, requestHeaders, version, urlPath, httpErrorAsException: false))
    {
    }

    /// <summary>Creates a client with its own connections.</summary>
    public SendGridClient(SendGridClientOptions options)
        : base(options)
    {
    }

    /// <summary>Creates a client on connections that the caller owns.</summary>
    public SendGridClient(HttpClient httpClient, SendGridClientOptions options)
        : base(httpClient, options)
    {
    }

    private static SendGridClientOptions Options(
        string apiKey,
        string host,
        Dictionary<string, string> requestHeaders,
        string version,
        string urlPath,
        bool httpErrorAsException)
    {
        SendGridClientOptions options = new() { ApiKey = apiKey, RequestHeaders = requestHeaders, UrlPath = urlPath, HttpErrorAsException = httpErrorAsException };
        options.Host = host ?? options.Host;
        options.Version = version ?? options.Version;
        return options;
    }
}
