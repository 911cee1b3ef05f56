using System.Net.Http.Headers;
using SendGrid.Helpers.Mail;

#nullable disable

namespace SendGrid;

/// <summary>A client of the v3 API.</summary>
public interface ISendGridClient
{
    /// <summary>The path of all requests that name none.</summary>
    string UrlPath { get; set; }

    /// <summary>The API's version.</summary>
    string Version { get; set; }

    /// <summary>The type of request bodies.</summary>
    string MediaType { get; set; }

    /// <summary>Reads an authorization header.</summary>
    AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header);

    /// <summary>Sends a request as it is.</summary>
    Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request to a path of the API.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="requestBody">The body as JSON.</param>
    /// <param name="queryParams">The query as a JSON object; arrays repeat a name.</param>
    /// <param name="urlPath">The path below the version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Response> RequestAsync(
        BaseClient.Method method,
        string requestBody = null,
        string queryParams = null,
        string urlPath = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends a mail. The answer says whether it was accepted; only lost connections throw, unless the options ask for more.</summary>
    Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default);
}
