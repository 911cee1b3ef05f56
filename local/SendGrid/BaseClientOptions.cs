using System.Net.Http.Headers;
using SendGrid.Helpers.Reliability;

#nullable disable

namespace SendGrid;

/// <summary>What all clients of the service share.</summary>
public class BaseClientOptions
{
    /// <summary>How often and when failed requests are repeated. By default never.</summary>
    public ReliabilitySettings ReliabilitySettings { get; set; } = new();

    /// <summary>Headers of every request.</summary>
    public Dictionary<string, string> RequestHeaders { get; set; }

    /// <summary>Where the service is, with its scheme.</summary>
    public string Host { get; set; }

    /// <summary>The API's version.</summary>
    public string Version { get; set; }

    /// <summary>The path of all requests that name none.</summary>
    public string UrlPath { get; set; }

    /// <summary>How requests are authorised.</summary>
    public AuthenticationHeaderValue Auth { get; set; }

    /// <summary>Whether an answer that is not 2xx is thrown instead of returned. Default false.</summary>
    public bool HttpErrorAsException { get; set; }
}

/// <summary>How to reach the service with an API key.</summary>
public class SendGridClientOptions : BaseClientOptions
{
    private string _apiKey;

    /// <summary>Options for the service in the United States, version 3.</summary>
    public SendGridClientOptions()
    {
        Host = "https://api.sendgrid.com";
        Version = "v3";
    }

    /// <summary>The API key.</summary>
    /// <exception cref="ArgumentNullException">It is null or blank.</exception>
    public string ApiKey
    {
        get => _apiKey;
        set
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentNullException(nameof(value));
            }

            _apiKey = value;
            Auth = new AuthenticationHeaderValue("Bearer", value);
        }
    }

    /// <summary>Chooses where mails are processed: <c>global</c> or <c>eu</c>.</summary>
    /// <exception cref="ArgumentException">It is another region.</exception>
    public SendGridClientOptions SetDataResidency(string region)
    {
        Host = region switch
        {
            "global" => "https://api.sendgrid.com",
            "eu" => "https://api.eu.sendgrid.com",
            _ => throw new ArgumentException($"There is no region '{region}': use 'global' or 'eu'.", nameof(region)),
        };
        return this;
    }
}
