using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SendGrid.Helpers.Errors;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

#nullable disable

namespace SendGrid;

/// <summary>Speaks HTTP with the service.</summary>
public abstract class BaseClient : ISendGridClient
{
    private readonly HttpClient _http;
    private readonly BaseClientOptions _options;

    /// <summary>Creates a client with its own connections.</summary>
    protected BaseClient(BaseClientOptions options)
        : this(httpClient: null, options)
    {
    }

    /// <summary>Creates a client that goes through a proxy.</summary>
    protected BaseClient(IWebProxy webProxy, BaseClientOptions options)
        : this(Create(options, webProxy), options)
    {
    }

    /// <summary>Creates a client on connections that the caller owns; repeating requests is then the caller's affair.</summary>
    protected BaseClient(HttpClient httpClient, BaseClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _http = httpClient ?? Create(options, proxy: null);
        UrlPath = options.UrlPath;
        Version = options.Version;
    }

    /// <summary>An HTTP method.</summary>
    public enum Method
    {
        /// <summary>DELETE.</summary>
        DELETE,

        /// <summary>GET.</summary>
        GET,

        /// <summary>PATCH.</summary>
        PATCH,

        /// <summary>POST.</summary>
        POST,

        /// <summary>PUT.</summary>
        PUT,
    }

    /// <inheritdoc/>
    public string UrlPath { get; set; }

    /// <inheritdoc/>
    public string Version { get; set; }

    /// <inheritdoc/>
    public string MediaType { get; set; } = "application/json";

    /// <inheritdoc/>
    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header)
    {
        string[] parts = header.Value.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new AuthenticationHeaderValue(parts[0], parts[1]);
    }

    /// <inheritdoc/>
    public virtual async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode && _options.HttpErrorAsException)
        {
            await ErrorHandler.ThrowException(response);
        }

        return new Response(response.StatusCode, response.Content, response.Headers);
    }

    /// <inheritdoc/>
    public async Task<Response> RequestAsync(
        Method method,
        string requestBody = null,
        string queryParams = null,
        string urlPath = null,
        CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(new HttpMethod(method.ToString()), Address(urlPath, queryParams));
        if (requestBody is not null)
        {
            request.Content = new StringContent(requestBody, Encoding.UTF8, MediaType);
        }

        AddHeaders(request);
        return await MakeRequest(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(msg);
        return RequestAsync(Method.POST, msg.Serialize(), queryParams: null, "mail/send", cancellationToken);
    }

    private static HttpClient Create(BaseClientOptions options, IWebProxy proxy)
    {
        HttpClientHandler handler = new() { Proxy = proxy, UseProxy = proxy is not null };
        return new HttpClient(new RetryDelegatingHandler(handler, options.ReliabilitySettings));
    }

    private void AddHeaders(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("sendgrid/9.29.3");
        request.Headers.UserAgent.ParseAdd("csharp");
        request.Headers.Authorization = _options.Auth;
        foreach ((string name, string value) in _options.RequestHeaders ?? [])
        {
            if (string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Authorization = AddAuthorization(new(name, value));
            }
            else
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private Uri Address(string urlPath, string queryParams)
    {
        IEnumerable<string> parts = new[] { Version, urlPath ?? UrlPath }.Where(part => !string.IsNullOrEmpty(part));
        string path = string.Join('/', parts.Select(part => part.Trim('/')));
        return new Uri($"{_options.Host.TrimEnd('/')}/{path}{Query(queryParams)}");
    }

    private static string Query(string queryParams)
    {
        if (queryParams is null)
        {
            return "";
        }

        using JsonDocument document = JsonDocument.Parse(queryParams);
        IEnumerable<string> pairs =
            from property in document.RootElement.EnumerateObject()
            from value in property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().AsEnumerable() : [property.Value]
            select $"{Uri.EscapeDataString(property.Name)}={Uri.EscapeDataString(value.ToString())}";
        return "?" + string.Join('&', pairs);
    }
}
