namespace LeadToCash.Local.Tests.Conformance;

// The suite on the local runtime, over each storage. Compiled unless FunctionsRuntime=azure.

public sealed class ActivitiesInMemory(InMemory runtime) : ActivityConformance(runtime), IClassFixture<InMemory>;

public sealed class ActivitiesInFile(InFile runtime) : ActivityConformance(runtime), IClassFixture<InFile>;

public sealed class ActivitiesOnAzurite(OnAzurite runtime) : ActivityConformance(runtime), IClassFixture<OnAzurite>;

public sealed class ContextsInMemory(InMemory runtime) : ContextConformance(runtime), IClassFixture<InMemory>;

public sealed class ContextsInFile(InFile runtime) : ContextConformance(runtime), IClassFixture<InFile>;

public sealed class ContextsOnAzurite(OnAzurite runtime) : ContextConformance(runtime), IClassFixture<OnAzurite>;

public sealed class ContinueAsNewInMemory(InMemory runtime) : ContinueAsNewConformance(runtime), IClassFixture<InMemory>;

public sealed class ContinueAsNewInFile(InFile runtime) : ContinueAsNewConformance(runtime), IClassFixture<InFile>;

public sealed class ContinueAsNewOnAzurite(OnAzurite runtime) : ContinueAsNewConformance(runtime), IClassFixture<OnAzurite>;

public sealed class DiscoveryInMemory(InMemory runtime) : DiscoveryConformance(runtime), IClassFixture<InMemory>;

public sealed class DiscoveryInFile(InFile runtime) : DiscoveryConformance(runtime), IClassFixture<InFile>;

public sealed class DiscoveryOnAzurite(OnAzurite runtime) : DiscoveryConformance(runtime), IClassFixture<OnAzurite>;

public sealed class EventsInMemory(InMemory runtime) : EventConformance(runtime), IClassFixture<InMemory>;

public sealed class EventsInFile(InFile runtime) : EventConformance(runtime), IClassFixture<InFile>;

public sealed class EventsOnAzurite(OnAzurite runtime) : EventConformance(runtime), IClassFixture<OnAzurite>;

public sealed class FailuresInMemory(InMemory runtime) : FailureConformance(runtime), IClassFixture<InMemory>;

public sealed class FailuresInFile(InFile runtime) : FailureConformance(runtime), IClassFixture<InFile>;

public sealed class FailuresOnAzurite(OnAzurite runtime) : FailureConformance(runtime), IClassFixture<OnAzurite>;

public sealed class LifecycleInMemory(InMemory runtime) : LifecycleConformance(runtime), IClassFixture<InMemory>;

public sealed class LifecycleInFile(InFile runtime) : LifecycleConformance(runtime), IClassFixture<InFile>;

public sealed class LifecycleOnAzurite(OnAzurite runtime) : LifecycleConformance(runtime), IClassFixture<OnAzurite>;

public sealed class PayloadsInMemory(InMemory runtime) : PayloadConformance(runtime), IClassFixture<InMemory>;

public sealed class PayloadsInFile(InFile runtime) : PayloadConformance(runtime), IClassFixture<InFile>;

public sealed class PayloadsOnAzurite(OnAzurite runtime) : PayloadConformance(runtime), IClassFixture<OnAzurite>;

public sealed class QueriesInMemory(InMemory runtime) : QueryConformance(runtime), IClassFixture<InMemory>;

public sealed class QueriesInFile(InFile runtime) : QueryConformance(runtime), IClassFixture<InFile>;

public sealed class QueriesOnAzurite(OnAzurite runtime) : QueryConformance(runtime), IClassFixture<OnAzurite>;

public sealed class RetriesInMemory(InMemory runtime) : RetryConformance(runtime), IClassFixture<InMemory>;

public sealed class RetriesInFile(InFile runtime) : RetryConformance(runtime), IClassFixture<InFile>;

public sealed class RetriesOnAzurite(OnAzurite runtime) : RetryConformance(runtime), IClassFixture<OnAzurite>;

public sealed class RewindInMemory(InMemory runtime) : RewindConformance(runtime), IClassFixture<InMemory>;

public sealed class RewindInFile(InFile runtime) : RewindConformance(runtime), IClassFixture<InFile>;

public sealed class RewindOnAzurite(OnAzurite runtime) : RewindConformance(runtime), IClassFixture<OnAzurite>;

public sealed class SubOrchestrationsInMemory(InMemory runtime) : SubOrchestrationConformance(runtime), IClassFixture<InMemory>;

public sealed class SubOrchestrationsInFile(InFile runtime) : SubOrchestrationConformance(runtime), IClassFixture<InFile>;

public sealed class SubOrchestrationsOnAzurite(OnAzurite runtime) : SubOrchestrationConformance(runtime), IClassFixture<OnAzurite>;

public sealed class TimersInMemory(InMemory runtime) : TimerConformance(runtime), IClassFixture<InMemory>;

public sealed class TimersInFile(InFile runtime) : TimerConformance(runtime), IClassFixture<InFile>;

public sealed class TimersOnAzurite(OnAzurite runtime) : TimerConformance(runtime), IClassFixture<OnAzurite>;

public sealed class VersionsInMemory(InMemory runtime) : VersionConformance(runtime), IClassFixture<InMemory>;

public sealed class VersionsInFile(InFile runtime) : VersionConformance(runtime), IClassFixture<InFile>;

public sealed class VersionsOnAzurite(OnAzurite runtime) : VersionConformance(runtime), IClassFixture<OnAzurite>;

public sealed class WrongMovesInMemory(InMemory runtime) : WrongMoveConformance(runtime), IClassFixture<InMemory>;

public sealed class WrongMovesInFile(InFile runtime) : WrongMoveConformance(runtime), IClassFixture<InFile>;

public sealed class WrongMovesOnAzurite(OnAzurite runtime) : WrongMoveConformance(runtime), IClassFixture<OnAzurite>;
