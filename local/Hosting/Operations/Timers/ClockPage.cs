using LeadToCash.Local.Clock;
using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Operations.Timers;

/// <summary>What the app's clock shows and how fast it runs. Timers that are set were computed for its speed, so that it is chosen at the start only.</summary>
internal sealed class ClockPage(HostResources resources)
{
    public Task<IResult> ShowAsync(OperationsCall call)
    {
        ClockModel model = Read(call.Now);
        return Task.FromResult(call.Show(model, call.Texts.Clock, _ => Render(call, model)));
    }

    public ClockModel Read(DateTimeOffset now) => new(now, DateTimeOffset.UtcNow, resources.Clock is ManualClock ? null : resources.ClockSpeed);

    private static Html Render(OperationsCall call, ClockModel model)
    {
        Texts texts = call.Texts;
        TimeSpan ahead = model.AppTime - model.RealTime;
        return Html.Of($"""
            <ul class="tiles small"><li><b>{Speed(texts, model.Speed)}</b> {texts.ClockSpeed}</li></ul>
            <dl class="facts"><dt>{texts.AppTime}</dt><dd>{Moments.Full(texts, model.AppTime)}</dd><dt>{texts.RealTime}</dt><dd>{Moments.Full(texts, model.RealTime)}</dd>
            <dt>{texts.Difference}</dt><dd>{Moments.Span(texts, ahead.Duration())}</dd></dl>
            <p>{texts.HowToSetTheClock}</p><pre tabindex="0">dotnet run --project functions -- --clock-speed 1000</pre>
            """);
    }

    private static string Speed(Texts texts, double? speed) => speed is { } factor ? "×\u00a0" + factor.ToString("#,0.##", texts.Culture) : texts.MovedByHand;
}

/// <summary>The app's clock beside the real one.</summary>
/// <param name="AppTime">What the app's clock shows.</param>
/// <param name="RealTime">What the machine's clock shows.</param>
/// <param name="Speed">Seconds of the app's time in a second; null when a test moves the clock by hand.</param>
internal sealed record ClockModel(DateTimeOffset AppTime, DateTimeOffset RealTime, double? Speed);
