namespace LeadToCash.Local.Tests.Conformance;

// The suite on the real SDK. Compiled only with FunctionsRuntime=azure.

public sealed class ActivitiesOnSdk(RealSdk runtime) : ActivityConformance(runtime), IClassFixture<RealSdk>;

public sealed class ContextsOnSdk(RealSdk runtime) : ContextConformance(runtime), IClassFixture<RealSdk>;

public sealed class ContinueAsNewOnSdk(RealSdk runtime) : ContinueAsNewConformance(runtime), IClassFixture<RealSdk>;

public sealed class DiscoveryOnSdk(RealSdk runtime) : DiscoveryConformance(runtime), IClassFixture<RealSdk>;

public sealed class EventsOnSdk(RealSdk runtime) : EventConformance(runtime), IClassFixture<RealSdk>;

public sealed class FailuresOnSdk(RealSdk runtime) : FailureConformance(runtime), IClassFixture<RealSdk>;

public sealed class LifecycleOnSdk(RealSdk runtime) : LifecycleConformance(runtime), IClassFixture<RealSdk>;

public sealed class PayloadsOnSdk(RealSdk runtime) : PayloadConformance(runtime), IClassFixture<RealSdk>;

public sealed class QueriesOnSdk(RealSdk runtime) : QueryConformance(runtime), IClassFixture<RealSdk>;

public sealed class RetriesOnSdk(RealSdk runtime) : RetryConformance(runtime), IClassFixture<RealSdk>;

public sealed class RewindOnSdk(RealSdk runtime) : RewindConformance(runtime), IClassFixture<RealSdk>;

public sealed class SubOrchestrationsOnSdk(RealSdk runtime) : SubOrchestrationConformance(runtime), IClassFixture<RealSdk>;

public sealed class TimersOnSdk(RealSdk runtime) : TimerConformance(runtime), IClassFixture<RealSdk>;

public sealed class VersionsOnSdk(RealSdk runtime) : VersionConformance(runtime), IClassFixture<RealSdk>;

public sealed class WrongMovesOnSdk(RealSdk runtime) : WrongMoveConformance(runtime), IClassFixture<RealSdk>;
