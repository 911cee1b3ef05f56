using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, diagnostics and service version of the table clients. Embedded storage has no use for them.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Options for a service version.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => VersionString = serviceVersion switch
    {
        ServiceVersion.V2019_02_02 => "2019-02-02",
        ServiceVersion.V2020_12_06 => "2020-12-06",
        _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
    };

    /// <summary>Versions of the service's protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>Whom tokens are for; null for the public cloud's storage.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionString { get; }
}
