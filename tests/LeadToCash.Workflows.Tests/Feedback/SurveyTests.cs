using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Feedback;

namespace LeadToCash.Workflows.Tests.Feedback;

public sealed class SurveyTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, Recommendation.Detractor)]
    [InlineData(6, Recommendation.Detractor)]
    [InlineData(7, Recommendation.Passive)]
    [InlineData(8, Recommendation.Passive)]
    [InlineData(9, Recommendation.Promoter)]
    [InlineData(10, Recommendation.Promoter)]
    public void Answer_ForEachScore_IsOfItsKind(int score, Recommendation kind)
    {
        SurveyAnswered answered = Assert.IsType<SurveyAnswered>(Decide(Open(), Answer(score)).Events[0]);

        Assert.Equal(kind, answered.Kind);
        Assert.Equal(kind == Recommendation.Detractor, SurveyPolicy.NeedsFollowUp(score));
    }

    [Theory]
    [InlineData(10, "more pumps", true)]
    [InlineData(9, "more pumps", true)]
    [InlineData(9, "", false)]
    [InlineData(8, "more pumps", false)]
    [InlineData(3, "more pumps", false)]
    [Trait("Scenario", "G9")]
    public void Answer_WhenAPromoterHasAWish_NotesIt(int score, string wish, bool noted) =>
        Assert.Equal(noted, Decide(Open(), Answer(score, wish)).Events.OfType<WishNoted>().Any());

    [Fact]
    public void Answer_WhenAnswered_IsRefusedAndTheFirstStays()
    {
        Survey survey = After(Open(), Answer(10));

        Assert.Equal("survey-answered", Decide(survey, Answer(0)).Refusal?.Code);
        Assert.Empty(Decide(survey, new ExpireSurvey()).Events);
        Assert.Empty(Decide(survey, new RecallSurvey()).Events);
    }

    [Fact]
    public void Answer_WhenClosed_IsRefused() => Assert.Equal("survey-closed", Decide(After(Open(), new ExpireSurvey()), Answer(10)).Refusal?.Code);

    [Fact]
    public void Recall_WhenRecalledBefore_ChangesNothing() => Assert.Empty(Decide(After(Open(), new RecallSurvey()), new RecallSurvey()).Events);

    private static Survey Open()
    {
        SurveyRequest request = new("o-1-service", "o-1", new Party("Carla Kunde", "carla@example.com"), "Installation", "Jana Roth", Sent.AddDays(-1));
        SurveySchedule schedule = new(Sent, Sent.AddDays(3), Sent.AddDays(14));
        return After(After(null, new PlanSurvey(request, schedule)), new SendSurvey());
    }

    private static AnswerSurvey Answer(int score, string wish = "") => new(new SurveyAnswer(score, 4, "", wish));

    private static Decision<SurveyEvent> Decide(Survey? survey, SurveyCommand command) => Survey.Decide(survey, command, Sent);

    private static Survey After(Survey? survey, SurveyCommand command) => Decide(survey, command).Events.Aggregate(survey, Survey.Apply)!;
}
