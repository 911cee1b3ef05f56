using System.Net;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What goes over the wire, and what becomes of the answers that Azurite never gives.</summary>
public sealed class HttpRequests : HttpMessageHandler
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

    private readonly List<HttpRequestMessage> _requests = [];
    private readonly List<byte[]> _bodies = [];
    private readonly Queue<HttpResponseMessage> _answers = [];

    [Fact]
    public async Task BusyService_IsAskedAgain_WithTheSameRequest()
    {
        _answers.Enqueue(new(HttpStatusCode.ServiceUnavailable));
        _answers.Enqueue(new(HttpStatusCode.TooManyRequests));
        _answers.Enqueue(new(HttpStatusCode.NoContent));
        TableClient table = new(Account, "Orders", Options());

        Response response = await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });

        Assert.Equal(204, response.Status);
        Assert.Equal(3, _requests.Count);
        Assert.Single(_requests.Select(request => Header(request, "x-ms-client-request-id")).Distinct());
        Assert.All(_requests, request =>
        {
            Assert.Equal("https://contoso.table.core.windows.net/Orders", request.RequestUri!.ToString());
            Assert.StartsWith("SharedKeyLite contoso:", Header(request, "Authorization"), StringComparison.Ordinal);
            Assert.Equal("2020-12-06", Header(request, "x-ms-version"));
        });
    }

    [Fact]
    public async Task ServiceThatStaysBusy_IsAFailureWithItsStatus()
    {
        for (int i = 0; i < 4; i++)
        {
            _answers.Enqueue(new(HttpStatusCode.ServiceUnavailable) { Headers = { { "x-ms-error-code", "ServerBusy" } } });
        }

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableClient(Account, "Orders", Options()).GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((503, "ServerBusy"), (failure.Status, failure.ErrorCode));
        Assert.Equal(4, _requests.Count);
    }

    [Fact]
    public async Task RefusedTransaction_NamesTheActionThatTheServiceNames()
    {
        string answer = string.Join(
            "\r\n",
            "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "",
            "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
            "HTTP/1.1 412 Precondition Failed", "Content-Type: application/json;odata=minimalmetadata", "",
            """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"17:The update condition was not satisfied."}}}""",
            "--changesetresponse_1--", "--batchresponse_1--", "");
        _answers.Enqueue(new(HttpStatusCode.Accepted) { Content = new StringContent(answer) });

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => new TableClient(Account, "Orders", Options())
            .SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("p", "r"))]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 17), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Contains("If-Match: *", Encoding.UTF8.GetString(_bodies[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerThatIsNotTheServices_KeepsItsStatus()
    {
        _answers.Enqueue(new(HttpStatusCode.Forbidden) { Content = new StringContent("<html><body>proxy</body></html>") });
        _answers.Enqueue(new(HttpStatusCode.Forbidden) { Content = new StringContent("{ broken") });

        RequestFailedException page = await Assert.ThrowsAsync<RequestFailedException>(() => new QueueClient(Account, "orders", QueueOptions()).SendMessageAsync("m"));
        RequestFailedException json = await Assert.ThrowsAsync<RequestFailedException>(() => new TableClient(Account, "Orders", Options()).CreateAsync());

        Assert.Equal((403, 403), (page.Status, json.Status));
    }

    [Fact]
    public async Task Token_IsSentInsteadOfAKey()
    {
        _answers.Enqueue(new(HttpStatusCode.NoContent));
        FixedToken credential = new();

        await new TableClient(new Uri("https://contoso.table.core.windows.net"), "Orders", credential, Options()).UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("Bearer secret-token", Header(_requests[0], "Authorization"));
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task Signature_StaysInTheAddress()
    {
        const string Connection = "TableEndpoint=https://contoso.table.core.windows.net;SharedAccessSignature=sv=2020-12-06&sig=abc%3D";
        _answers.Enqueue(new(HttpStatusCode.OK) { Content = new StringContent("""{"value":[]}""") });

        List<TableEntity> rows = await ToListAsync(new TableClient(Connection, "Orders", Options()).QueryAsync<TableEntity>("PartitionKey eq 'a&b'", maxPerPage: 5));

        Assert.Empty(rows);
        Assert.Equal("?$filter=PartitionKey%20eq%20%27a%26b%27&$top=5&sv=2020-12-06&sig=abc%3D", _requests[0].RequestUri!.Query);
        Assert.False(_requests[0].Headers.Contains("Authorization"));
    }

    [Fact]
    public async Task EmptyPages_AreGoneThrough()
    {
        _answers.Enqueue(new(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"value":[]}"""),
            Headers = { { "x-ms-continuation-NextPartitionKey", "1!4!YQ--" }, { "x-ms-continuation-NextRowKey", "1!4!Yg--" } },
        });
        _answers.Enqueue(new(HttpStatusCode.OK) { Content = new StringContent("""{"value":[{"PartitionKey":"a","RowKey":"b"}]}""") });

        List<TableEntity> rows = await ToListAsync(new TableClient(Account, "Orders", Options()).QueryAsync<TableEntity>());

        Assert.Equal("b", Assert.Single(rows).RowKey);
        Assert.Equal("?NextPartitionKey=1!4!YQ--&NextRowKey=1!4!Yg--", Uri.UnescapeDataString(_requests[1].RequestUri!.Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AccountKey=abc")]
    [InlineData("EmbeddedStorage=")]
    public void ConnectionString_ThatLeadsNowhere_IsRefused(string connectionString)
    {
        Assert.ThrowsAny<Exception>(() => new TableServiceClient(connectionString));
    }

    [Fact]
    public void DevelopmentStorage_IsTheEmulatorAtItsPorts()
    {
        TableClient table = new("UseDevelopmentStorage=true", "Orders");
        QueueClient queue = new("UseDevelopmentStorage=true", "orders");

        Assert.Equal(new Uri("http://127.0.0.1:10002/devstoreaccount1/Orders"), table.Uri);
        Assert.Equal(new Uri("http://127.0.0.1:10001/devstoreaccount1/orders"), queue.Uri);
        Assert.Equal("devstoreaccount1", table.AccountName);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        _bodies.Add(request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        return _answers.Dequeue();
    }

    private static string Header(HttpRequestMessage request, string name) => string.Join(',', request.Headers.GetValues(name));

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> list = [];
        await foreach (T item in source)
        {
            list.Add(item);
        }

        return list;
    }

    private TableClientOptions Options()
    {
        TableClientOptions options = new() { Transport = new HttpClientTransport(this) };
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    private QueueClientOptions QueueOptions() => new() { Transport = new HttpClientTransport(this) };

    private sealed class FixedToken : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("secret-token", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
