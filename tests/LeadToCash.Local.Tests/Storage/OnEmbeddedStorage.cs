namespace LeadToCash.Local.Tests.Storage;

// The suites of the storage clients on embedded storage.

public sealed class TableConformanceInMemory(MemoryStorage storage) : TableConformance(storage), IClassFixture<MemoryStorage>;

public sealed class TableConformanceInFile(FileStorage storage) : TableConformance(storage), IClassFixture<FileStorage>;

public sealed class TableLimitsInMemory(MemoryStorage storage) : TableLimits(storage), IClassFixture<MemoryStorage>;

public sealed class TableLimitsInFile(FileStorage storage) : TableLimits(storage), IClassFixture<FileStorage>;

public sealed class QueryConformanceInMemory(MemoryStorage storage) : QueryConformance(storage), IClassFixture<MemoryStorage>;

public sealed class QueryConformanceInFile(FileStorage storage) : QueryConformance(storage), IClassFixture<FileStorage>;

public sealed class TransactionConformanceInMemory(MemoryStorage storage) : TransactionConformance(storage), IClassFixture<MemoryStorage>;

public sealed class TransactionConformanceInFile(FileStorage storage) : TransactionConformance(storage), IClassFixture<FileStorage>;

public sealed class QueueConformanceInMemory(MemoryStorage storage) : QueueConformance(storage), IClassFixture<MemoryStorage>;

public sealed class QueueConformanceInFile(FileStorage storage) : QueueConformance(storage), IClassFixture<FileStorage>;
