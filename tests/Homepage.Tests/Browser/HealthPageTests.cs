using System.Diagnostics;
using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Tests.Browser;

/// <summary>The health page as somebody on duty sees it. The screenshots are kept beside the test results.</summary>
public sealed class HealthPageTests(HomepageFixture fixture, ITestOutputHelper output) : IClassFixture<HomepageFixture>, IAsyncLifetime
{
    private const string Recommendations = "IRecommendations";

    private int _visits;

    private Uri HealthPage => new(fixture.Homepage.AddressOf(PageKind.Guarded), GuardedSite.HealthPage);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await fixture.Homepage.Services.HealAllAsync();

    [Fact]
    public async Task OutageAndRecovery_AreSeenWithoutReloading()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using Chromium browser = Chromium.Start();
        browser.Resize(1200, 900);
        await VisitAsync();
        browser.Open(HealthPage);
        browser.Mark();
        await WaitUntilAsync("healthy", () => StateOf(browser.Text, Recommendations) == "closed" && browser.Text.Contains("\nReady\n", StringComparison.Ordinal));
        Keep(browser, "healthy");

        await fixture.Homepage.Services[ServiceKind.Recommendations].BreakAsync(Fault.Down);
        await WaitUntilAsync("open", async () =>
        {
            await VisitAsync();
            return StateOf(browser.Text, Recommendations) == "open";
        });
        Assert.Contains("Ready, degraded", browser.Text, StringComparison.Ordinal);
        Assert.Contains("last error System.Net.Http.HttpRequestException", browser.Text, StringComparison.Ordinal);
        Assert.Contains("last fallback", browser.Text, StringComparison.Ordinal);
        Keep(browser, "open");
        browser.UseDarkColors(dark: true);
        Keep(browser, "open-dark");
        browser.Resize(400, 900);
        Assert.False(browser.IsCutOff, "The page is wider than a telephone.");
        Keep(browser, "open-telephone");
        browser.UseDarkColors(dark: false);
        browser.Resize(1200, 900);

        await fixture.Homepage.Services[ServiceKind.Account].BreakAsync(Fault.Http500);
        await WaitUntilAsync("not ready", () => browser.Text.Contains("Not ready", StringComparison.Ordinal));
        Keep(browser, "not-ready");

        await fixture.Homepage.Services.HealAllAsync();
        await WaitUntilAsync("closed", async () =>
        {
            await VisitAsync();
            return StateOf(browser.Text, Recommendations) == "closed" && !browser.Text.Contains("Not ready", StringComparison.Ordinal);
        });
        Keep(browser, "recovered");
        Assert.True(browser.IsMarked, "The page was loaded anew instead of changing.");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task WithoutScript_ThePageIsCompleteAndKeepsItselfFresh()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using Chromium browser = Chromium.Start(withScript: false);
        await VisitAsync();
        browser.Open(HealthPage);
        Assert.Equal("closed", StateOf(browser.Text, "ITrending"));

        await fixture.Homepage.Services[ServiceKind.Trending].BreakAsync(Fault.Down);
        await WaitUntilAsync("open", async () =>
        {
            await VisitAsync();
            return StateOf(browser.Text, "ITrending") == "open";
        });
    }

    /// <summary>What stands after the name of a dependency.</summary>
    private static string? StateOf(string text, string dependency) =>
        text.Split('\n').SkipWhile(line => line != dependency).Skip(1).FirstOrDefault(line => line is "closed" or "open" or "half-open" or "isolated");

    private static Task WaitUntilAsync(string what, Func<bool> isSo) => WaitUntilAsync(what, () => Task.FromResult(isSo()));

    private static async Task WaitUntilAsync(string what, Func<Task<bool>> isSo)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(45), $"The page did not show within 45 seconds: {what}.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private async Task VisitAsync()
    {
        for (int visit = 0; visit < 10; visit++)
        {
            using HttpResponseMessage response = await fixture.Http.GetAsync(
                new Uri(fixture.Homepage.AddressOf(PageKind.Guarded), $"/?user={1_200 + (_visits++ % 50)}"), TestContext.Current.CancellationToken);
        }
    }

    private void Keep(Chromium browser, string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"health-{name}.png");
        byte[] picture = browser.Screenshot();
        File.WriteAllBytes(file, picture);
        TestContext.Current.AddAttachment($"health-{name}.png", picture, "image/png");
        output.WriteLine($"Screenshot: {file}");
    }
}
