using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Azure.Core's pipeline as the storage services want it.</summary>
internal static class StoragePipeline
{
    /// <summary>A pipeline that names the protocol's version and, unless null, authorizes every attempt.</summary>
    public static HttpPipeline Build(ClientOptions options, string version, HttpPipelinePolicy? authorization)
    {
        HttpPipelineOptions pipeline = new(options) { RequestFailedDetailsParser = StorageFailures.Parser };
        pipeline.PerCallPolicies.Add(new VersionPolicy(version));
        if (authorization is not null)
        {
            pipeline.PerRetryPolicies.Add(authorization);
        }

        return HttpPipelineBuilder.Build(pipeline);
    }

    /// <summary>Sends and hands back the response, whatever its status.</summary>
    public static ValueTask<Response> SendAsync(this HttpPipeline pipeline, Request request, bool async, CancellationToken cancellationToken) =>
        async ? pipeline.SendRequestAsync(request, cancellationToken) : new(pipeline.SendRequest(request, cancellationToken));

    /// <summary>The response, or its failure as an exception.</summary>
    public static Response OrThrow(this Response response) => response.Status < 400 ? response : throw StorageFailures.From(response);

    /// <summary>A request to a path below an account's endpoint; an endpoint's own query (a SAS) is kept.</summary>
    public static Request CreateRequest(this HttpPipeline pipeline, RequestMethod method, Uri endpoint, string path, string query = "")
    {
        Request request = pipeline.CreateRequest();
        request.Method = method;
        string all = string.Join('&', new[] { query.TrimStart('&'), endpoint.Query.TrimStart('?') }.Where(part => part.Length > 0));
        string address = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;
        request.Uri.Reset(new Uri(all.Length > 0 ? $"{address}?{all}" : address));
        return request;
    }

    private sealed class VersionPolicy(string version) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("x-ms-version", version);
    }
}
