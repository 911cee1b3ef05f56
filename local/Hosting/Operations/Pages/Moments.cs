using System.Globalization;

namespace LeadToCash.Local.Hosting.Operations.Pages;

/// <summary>Instants and spans as people read them.</summary>
internal static class Moments
{
    public static string Instant(Texts texts, DateTimeOffset at) => at.UtcDateTime.ToString(texts.IsGerman ? "d. MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm:ss", texts.Culture);

    /// <summary>How long ago, or how soon; the instant itself is said where the pointer rests and to programs.</summary>
    public static Html Relative(Texts texts, DateTimeOffset at, DateTimeOffset now)
    {
        string span = Span(texts, (now - at).Duration());
        return Element(texts, at, at > now ? texts.In(span) : texts.Ago(span));
    }

    public static Html Full(Texts texts, DateTimeOffset at) => Element(texts, at, Instant(texts, at));

    public static string Span(Texts texts, TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 1 } => "< 1 ms",
        { TotalSeconds: < 1 } => Number(texts, $"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 10 } => Number(texts, $"{span.TotalSeconds:0.0} s"),
        { TotalMinutes: < 1 } => Number(texts, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 1 } => Number(texts, $"{span.Minutes} min {span.Seconds} s"),
        { TotalDays: < 1 } => Number(texts, $"{span.Hours} h {span.Minutes} min"),
        { TotalDays: < 400 } => Number(texts, $"{span.Days} d {span.Hours} h"),
        _ => Number(texts, $"{span.TotalDays:#,0} d"),
    };

    private static string Number(Texts texts, FormattableString text) => text.ToString(texts.Culture);

    private static Html Element(Texts texts, DateTimeOffset at, string text) =>
        Html.Of($"""<time datetime="{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}" title="{Instant(texts, at)} UTC">{text}</time>""");
}
