using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Signs table requests with the account's key (SharedKeyLite).</summary>
internal sealed class TableSharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        string date = DateTime.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        Uri uri = request.Uri.ToUri();
        string signature = credential.Sign($"{date}\n/{credential.AccountName}{uri.AbsolutePath}{Component(uri)}");
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKeyLite {credential.AccountName}:{signature}");
    }

    private static string Component(Uri uri)
    {
        string? component = uri.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("comp=", StringComparison.OrdinalIgnoreCase));
        return component is null ? "" : "?" + component;
    }
}
