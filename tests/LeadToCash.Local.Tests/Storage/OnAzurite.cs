namespace LeadToCash.Local.Tests.Storage;

// The suites of the storage clients on Azurite; with FunctionsRuntime=azure, the real clients.

public sealed class TableConformanceOnAzurite(AzuriteStorage storage) : TableConformance(storage), IClassFixture<AzuriteStorage>;

public sealed class QueryConformanceOnAzurite(AzuriteStorage storage) : QueryConformance(storage), IClassFixture<AzuriteStorage>;

public sealed class TransactionConformanceOnAzurite(AzuriteStorage storage) : TransactionConformance(storage), IClassFixture<AzuriteStorage>;

public sealed class QueueConformanceOnAzurite(AzuriteStorage storage) : QueueConformance(storage), IClassFixture<AzuriteStorage>;
