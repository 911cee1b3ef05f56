using System.Globalization;
using LeadToCash.Local.Hosting.Operations.Instances;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>All that the pages say, in English and German side by side.</summary>
internal sealed partial class Texts
{
    private static readonly Texts English = new(isGerman: false);
    private static readonly Texts German = new(isGerman: true);

    private Texts(bool isGerman)
    {
        IsGerman = isGerman;
        Culture = CultureInfo.GetCultureInfo(isGerman ? "de-DE" : "en-GB");
    }

    public bool IsGerman { get; }

    public CultureInfo Culture { get; }

    public string Language => IsGerman ? "de" : "en";

    public string Operations => Say("Operations", "Betrieb");
    public string Navigation => Say("Main", "Hauptmenü");
    public string SkipToContent => Say("Skip to content", "Zum Inhalt");
    public string Overview => Say("Overview", "Überblick");
    public string Instances => Say("Instances", "Instanzen");
    public string Queues => Say("Queues", "Warteschlangen");
    public string Timers => Say("Timers", "Termine");
    public string Clock => Say("Clock", "Uhr");
    public string SignIn => Say("Sign in", "Anmelden");
    public string SignOut => Say("Sign out", "Abmelden");
    public string YourName => Say("Your name, for the log", "Name, fürs Protokoll");
    public string MasterKey => Say("Master key", "Hauptschlüssel");
    public string WhereTheKeyIs => Say(
        "It is in keys.json of the data folder (.local unless --data names another). Or follow the link that the host printed when it started.",
        "Er steht in keys.json im Datenordner (.local, wenn --data keinen anderen nennt). Oder dem Link folgen, den der Host beim Start ausgegeben hat.");

    public string WrongKey => Say("That is not the master key, or the link was used before.", "Das ist nicht der Hauptschlüssel, oder der Link wurde schon benutzt.");
    public string RefreshItself => Say("Refresh every 5 s", "Alle 5 s auffrischen");
    public string Now => Say("now", "jetzt");
    public string SinceStart => Say("since start", "seit Start");
    public string NothingNeedsAttention => Say("Nothing needs attention.", "Alles in Ordnung.");
    public string FailedLately => Say("Failed lately", "Zuletzt gescheitert");
    public string LongestWithoutProgress => Say("Longest without progress", "Am längsten ohne Fortschritt");
    public string ByOrchestrator => Say("By orchestrator", "Nach Orchestrator");
    public string UnfinishedAndSinceStart => Say(
        "Unfinished now, and ended since the host started.", "Offen sind die jetzigen; beendet die seit dem Start des Hosts.");

    public string TaskHub => Say("Task hub", "Task Hub");
    public string Storage => Say("Storage", "Speicher");
    public string IdBeginsWith => Say("Id begins with", "Id beginnt mit");
    public string Status => Say("Status", "Status");
    public string Orchestrator => Say("Orchestrator", "Orchestrator");
    public string AnyOrchestrator => Say("any", "alle");
    public string AnyStatus => Say("any", "alle");
    public string Unfinished => Say("unfinished", "offen");
    public string Search => Say("Search", "Suchen");
    public string NothingFound => Say("Nothing found.", "Nichts gefunden.");
    public string LongestWaitingFirst => Say("Those without progress for longest come first.", "Die am längsten ohne Fortschritt stehen vorn.");
    public string NextPage => Say("Go on", "Weiter");
    public string NoSuchStatus => Say("There is no such status", "Diesen Status gibt es nicht");
    public string NoSuchInstance => Say("There is no such instance", "Diese Instanz gibt es nicht");
    public string NotFound => Say("Not found", "Nicht gefunden");
    public string NoSuchPage => Say("There is no such page.", "Diese Seite gibt es nicht.");
    public string NoSuchQueue => Say("The app has no such queue, or this can't be done to it.", "Diese Warteschlange gibt es nicht, oder das geht mit ihr nicht.");
    public string WaitsFor => Say("Waits for", "Wartet auf");
    public string RaiseIt => Say("Raise it", "Auslösen");
    public string WhyItFailed => Say("Why it failed", "Warum es scheiterte");
    public string CausedBy => Say("caused by", "verursacht durch");
    public string StackTrace => Say("Stack trace", "Aufrufliste");
    public string LastProgress => Say("last progress", "letzter Fortschritt");
    public string Created => Say("Created", "Angelegt");
    public string Took => Say("Took", "Dauerte");
    public string RunsFor => Say("Runs for", "Läuft seit");
    public string CalledBy => Say("Called by", "Aufgerufen von");
    public string Version => Say("Version", "Version");
    public string Execution => Say("Execution", "Ausführung");
    public string CustomStatus => Say("Custom status", "Eigener Status");
    public string Input => Say("Input", "Eingabe");
    public string Output => Say("Output", "Ergebnis");
    public string Payload => Say("Payload", "Inhalt");
    public string Tree => Say("Sub-orchestrations", "Unter-Orchestrierungen");
    public string Durations => Say("Durations", "Dauern");
    public string DurationsAsBars => Say("Bars of what ran when; the timeline has the same in words", "Balken, was wann lief; die Zeitleiste sagt dasselbe in Worten");
    public string PausesAreShortened => Say("Long pauses are drawn shorter than they are.", "Lange Pausen sind verkürzt gezeichnet.");
    public string Timer => Say("Timer", "Frist");
    public string TimelineTitle => Say("Timeline", "Zeitleiste");
    public string DueAt => Say("due", "fällig");
    public string GivenUp => Say("given up", "aufgegeben");
    public string Messages => Say("messages", "Nachrichten");
    public string PoisonMessages => Say("poison", "vergiftet");
    public string NoQueues => Say("No function is triggered by a queue.", "Keine Funktion wird durch eine Warteschlange ausgelöst.");
    public string OldestSent => Say("oldest sent", "älteste gesendet");
    public string PutItBack => Say("Put back", "Zurückstellen");
    public string PutAllBack => Say("Put all back", "Alle zurückstellen");
    public string DeleteIt => Say("Delete", "Löschen");
    public string PutBack => Say("Done: what was poison is in its queue again.", "Erledigt: Die Nachrichten sind wieder in ihrer Warteschlange.");
    public string MessageDeleted => Say("Done: the message is deleted.", "Erledigt: Die Nachricht ist gelöscht.");
    public string AllPoisonMessages => Say("all poison messages", "alle vergifteten Nachrichten");
    public string MessageIsGone => Say(
        "It is not in the poison queue any more, or somebody else is dealing with it right now.",
        "Sie ist nicht mehr in der Giftschlange, oder jemand anders kümmert sich gerade darum.");

    public string AskRedrive => Say("Put back into the queue?", "In die Warteschlange zurückstellen?");
    public string AskDeletion => Say("Delete the message?", "Nachricht löschen?");
    public string ExplainRedrive => Say(
        "It goes into its queue again and gets all its attempts anew. Mend the cause first. If the host dies just then, it comes twice, which every function has to bear.",
        "Sie kommt wieder in ihre Warteschlange und hat alle Versuche neu. Erst die Ursache beheben. Stirbt der Host genau dabei, kommt sie zweimal; das muss jede Funktion vertragen.");

    public string ExplainDeletion => Say("It is gone for good, and so is what it was to bring about.", "Sie ist endgültig weg, und mit ihr, was sie bewirken sollte.");
    public string DurableTimers => Say("Timers of orchestrations", "Fristen von Orchestrierungen");
    public string TimerFunctions => Say("Timer functions", "Zeitgesteuerte Funktionen");
    public string NoTimers => Say("No orchestration waits for a timer.", "Keine Orchestrierung wartet auf eine Frist.");
    public string NoTimerFunctions => Say("The app has no timer functions.", "Die App hat keine zeitgesteuerten Funktionen.");
    public string PastDue => Say("past due", "überfällig");
    public string LastRun => Say("last run", "zuletzt");
    public string Never => Say("never", "nie");
    public string AppTime => Say("App's clock", "Uhr der App");
    public string RealTime => Say("Real time", "Wirkliche Zeit");
    public string Difference => Say("Difference", "Unterschied");
    public string ClockSpeed => Say("speed of the app's clock", "Geschwindigkeit der Uhr");
    public string MovedByHand => Say("moved by hand", "von Hand gestellt");
    public string HowToSetTheClock => Say(
        "Timers that are set were computed for this speed, so it is chosen when the host starts. Stop it and start it again on the same data; time never goes back.",
        "Laufende Fristen sind für diese Geschwindigkeit berechnet; gewählt wird sie deshalb beim Start. Den Host anhalten und auf denselben Daten neu starten; die Zeit geht nie zurück.");

    public string Cancel => Say("Cancel", "Abbrechen");
    public string NotDone => Say("Not done", "Nicht ausgeführt");
    public string DoneBefore => Say("Done before", "Schon erledigt");
    public string SentTwice => Say(
        "This form was sent before, and what it asks for was done then. Nothing more has happened.",
        "Dieses Formular wurde schon einmal gesendet und damals ausgeführt. Weiter ist nichts geschehen.");

    public string FormIsOld => Say(
        "This form is not good any more: the host or the session is a new one. Go back, load the page again, and send it from there.",
        "Dieses Formular gilt nicht mehr: Host oder Sitzung sind neu. Zurückgehen, die Seite neu laden und von dort senden.");

    public string EventName => Say("Event", "Ereignis");
    public string PayloadAsJson => Say("Payload as JSON; empty for none", "Inhalt als JSON; leer für keinen");
    public string PayloadIsNoJson => Say("The payload is not JSON. Texts need quotes: \"paid\".", "Der Inhalt ist kein JSON. Texte brauchen Anführungszeichen: \"bezahlt\".");
    public string NameIsMissing => Say("The event needs a name.", "Das Ereignis braucht einen Namen.");
    public string Reason => Say("Reason", "Grund");
    public string WithSubOrchestrations => Say("its sub-orchestrations too", "auch ihre Unter-Orchestrierungen");
    public string UnderANewId => Say("under a new id, so that this one stays to be looked at", "unter neuer Id, damit diese zum Nachsehen bleibt");
    public string OnlyUnderANewId => Say("It has not ended, so the other one gets a new id.", "Sie ist nicht beendet; die andere bekommt daher eine neue Id.");

    public static Texts For(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(tag => tag.StartsWith("de", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true ? German : English;

    public string Of(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Running => Say("running", "läuft"),
        OrchestrationRuntimeStatus.Pending => Say("pending", "vor dem Start"),
        OrchestrationRuntimeStatus.Suspended => Say("suspended", "angehalten"),
        OrchestrationRuntimeStatus.Failed => Say("failed", "gescheitert"),
        OrchestrationRuntimeStatus.Completed => Say("completed", "fertig"),
        OrchestrationRuntimeStatus.Terminated => Say("terminated", "abgebrochen"),
        _ => status.ToString(),
    };

    public string Of(StepKind kind) => kind switch
    {
        StepKind.Started => Say("started", "gestartet"),
        StepKind.Activity => Say("activity", "Aktivität"),
        StepKind.SubOrchestration => Say("sub-orchestration", "Unter-Orchestrierung"),
        StepKind.Timer => Say("timer", "Frist"),
        StepKind.EventReceived => Say("event", "Ereignis"),
        StepKind.EventSent => Say("sends event", "sendet Ereignis"),
        StepKind.Suspended => Say("suspended", "angehalten"),
        StepKind.Resumed => Say("resumed", "fortgesetzt"),
        StepKind.Terminated => Say("terminated", "abgebrochen"),
        StepKind.Completed => Say("completed", "fertig"),
        _ => Say("failed", "gescheitert"),
    };

    public string Of(WaitKind kind) => kind switch
    {
        WaitKind.Activity => Say("activity", "Aktivität"),
        WaitKind.SubOrchestration => Say("sub-orchestration", "Unter-Orchestrierung"),
        WaitKind.Event => Say("event", "Ereignis"),
        WaitKind.Timer => Say("timer", "Frist"),
        WaitKind.Start => Say("its start", "den Start"),
        _ => Say("being resumed", "das Fortsetzen"),
    };

    private string Say(string english, string german) => IsGerman ? german : english;
}
