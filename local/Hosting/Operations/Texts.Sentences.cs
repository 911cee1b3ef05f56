using System.Globalization;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>Sentences with something in them, and what is said about actions.</summary>
internal sealed partial class Texts
{
    public string Ago(string span) => Say($"{span} ago", $"vor {span}");

    public string In(string span) => Say($"in {span}", $"in {span}");

    public string Since(string span) => Say($"for {span}", $"seit {span}");

    public string WaitsSince(string span) => Say($"open for {span}", $"offen seit {span}");

    public string FailedAfter(string span) => Say($"failed after {span}", $"gescheitert nach {span}");

    public string ClockNote(string now) => Say($"App's clock: {now} UTC", $"Uhr der App: {now} UTC");

    public string StopRefreshing(int seconds) => Say(
        $"Refreshes every {seconds.ToString(CultureInfo.InvariantCulture)} s: stop", $"Frischt sich alle {seconds.ToString(CultureInfo.InvariantCulture)} s auf: aufhören");

    public string Letters(int count) => Say($"{Number(count)} characters", $"{Number(count)} Zeichen");

    public string CutOff(int count) => Say($"cut off here; all {Number(count)} characters are in the JSON", $"hier abgeschnitten; alle {Number(count)} Zeichen stehen im JSON");

    public string NoInstanceOf(string id) => Say(
        $"There is none with the id “{id}”. It may have been purged.", $"Es gibt keine mit der Id „{id}“. Vielleicht wurde sie gelöscht.");

    public string SearchedToTheEnd(int rows) => Say($"{Number(rows)} instances were looked at; these are all.", $"{Number(rows)} Instanzen durchgesehen; das sind alle.");

    public string SearchedSoFar(int rows) => Say(
        $"{Number(rows)} instances were looked at, in the order of their ids; there are more.", $"{Number(rows)} Instanzen durchgesehen, nach Id geordnet; es gibt mehr.");

    public string AndMore(int count) => Say($"and {Number(count)} more", $"und {Number(count)} weitere");

    public string AndMore(string counts) => Say($"and more: {counts}", $"und weitere: {counts}");

    public string OnlyTheFirst(int shown, int all) => Say($"The first {Number(shown)} of about {Number(all)}.", $"Die ersten {Number(shown)} von etwa {Number(all)}.");

    public string OnlyTheLast(int shown, int all) => Say($"The last {Number(shown)} of {Number(all)}.", $"Die letzten {Number(shown)} von {Number(all)}.");

    public string Earlier(int count) => Say($"↑ {Number(count)} earlier steps", $"↑ {Number(count)} frühere Schritte");

    public string Later(int count) => Say($"↓ {Number(count)} later steps", $"↓ {Number(count)} spätere Schritte");

    public string TakenBy(string functions) => Say($"taken by {functions}", $"abgeholt von {functions}");

    public string EarlierHistoryIsGone(int times) => Say(
        $"It started over {Number(times)} times (ContinueAsNew or restart). The history before is gone, as in Azure; this is the present execution.",
        $"Sie begann {Number(times)}-mal von vorn (ContinueAsNew oder Neustart). Die Geschichte davor ist weg, wie in Azure; dies ist die jetzige Ausführung.");

    public string FailedSinceStart(long count) => count == 1
        ? Say("1 instance failed since the host started", "1 Instanz scheiterte seit dem Start des Hosts")
        : Say($"{Number(count)} instances failed since the host started", $"{Number(count)} Instanzen scheiterten seit dem Start des Hosts");

    public string PoisonMessagesWait(int count) => count == 1
        ? Say("1 poison message", "1 vergiftete Nachricht")
        : Say($"{Number(count)} poison messages", $"{Number(count)} vergiftete Nachrichten");

    public string TimersPastDue(int count) => count == 1 ? Say("1 timer is past due", "1 Frist ist überfällig") : Say($"{Number(count)} timers are past due", $"{Number(count)} Fristen sind überfällig");

    public string AreSuspended(long count) => count == 1 ? Say("1 instance is suspended", "1 Instanz ist angehalten") : Say($"{Number(count)} instances are suspended", $"{Number(count)} Instanzen sind angehalten");

    public string DoesNotFit(string action, string status) => Say(
        $"“{Of(action).Title}” can't be done to an instance that is {status}.", $"„{Of(action).Title}“ geht nicht bei einer Instanz, die {status} ist.");

    public ActionTexts Of(string action) => action switch
    {
        "raise-event" => new(
            Say("Raise event", "Ereignis auslösen"),
            Say("Raise an event?", "Ereignis auslösen?"),
            Say("The instance gets the event as if it came from outside. If it waits for none of this name, it is kept until it does.",
                "Die Instanz bekommt das Ereignis wie von außen. Wartet sie auf keines dieses Namens, wird es aufgehoben."),
            Say("Done: the instance has the event.", "Erledigt: Die Instanz hat das Ereignis.")),
        "suspend" => new(
            Say("Suspend", "Anhalten"),
            Say("Suspend?", "Anhalten?"),
            Say("The orchestrator takes nothing until it is resumed; what arrives meanwhile is kept. Activities that run end.",
                "Der Orchestrator nimmt nichts an, bis er fortgesetzt wird; was kommt, wird aufgehoben. Laufende Aktivitäten enden."),
            Say("Done: it is suspended.", "Erledigt: Sie ist angehalten.")),
        "resume" => new(
            Say("Resume", "Fortsetzen"),
            Say("Resume?", "Fortsetzen?"),
            Say("The orchestrator takes what arrived meanwhile and goes on.", "Der Orchestrator nimmt an, was inzwischen kam, und macht weiter."),
            Say("Done: it goes on.", "Erledigt: Sie läuft weiter.")),
        "terminate" => new(
            Say("Terminate", "Abbrechen"),
            Say("Terminate for good?", "Endgültig abbrechen?"),
            Say("It ends at once, without compensation. An activity that runs may still have its effect.",
                "Sie endet sofort, ohne Ausgleichsschritte. Eine laufende Aktivität kann noch wirken."),
            Say("Done: it is terminated.", "Erledigt: Sie ist abgebrochen.")),
        "rewind" => new(
            Say("Rewind", "Zurückspulen"),
            Say("Go on from where it failed?", "Dort weitermachen, wo sie gescheitert ist?"),
            Say("What failed runs again, sub-orchestrations that failed too; what was done stays done.",
                "Was gescheitert ist, läuft noch einmal, auch in gescheiterten Unter-Orchestrierungen; was getan ist, bleibt getan."),
            Say("Done: it goes on.", "Erledigt: Sie geht weiter.")),
        "restart" => new(
            Say("Restart", "Neu starten"),
            Say("Restart with the same input?", "Mit derselben Eingabe neu starten?"),
            Say("It begins again from the start: activities that ran run again. Under the same id its history is lost, and its caller is not told of the new outcome.",
                "Sie beginnt von vorn: Aktivitäten laufen noch einmal. Unter derselben Id geht ihre Geschichte verloren, und ihr Aufrufer erfährt den neuen Ausgang nicht."),
            Say("Done: it was started again.", "Erledigt: Sie wurde neu gestartet.")),
        _ => new(
            Say("Purge", "Löschen"),
            Say("Purge for good?", "Endgültig löschen?"),
            Say("The instance and its history are deleted. What it did stays done.", "Die Instanz und ihre Geschichte werden gelöscht. Was sie tat, bleibt getan."),
            Say("Done: it is purged.", "Erledigt: Sie ist gelöscht.")),
    };

    private string Number(long count) => count.ToString("#,0", Culture);
}

/// <summary>What is said about an action.</summary>
/// <param name="Title">On its button.</param>
/// <param name="Question">Before it is done.</param>
/// <param name="Explains">What it does.</param>
/// <param name="Done">Afterwards.</param>
internal sealed record ActionTexts(string Title, string Question, string Explains, string Done);
