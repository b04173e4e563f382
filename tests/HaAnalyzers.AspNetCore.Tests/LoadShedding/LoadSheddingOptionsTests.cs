using HaAnalyzers.AspNetCore.Tests.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

/// <summary>How load shedding is set up, in code and in configuration.</summary>
public sealed class LoadSheddingOptionsTests
{
    [Fact]
    public async Task WithoutAddLoadShedding_SaysWhatToCall()
    {
        await using WebApplication app = RunningApp.Build(_ => { });

        var exception = Assert.Throws<InvalidOperationException>(() => app.UseLoadShedding());

        Assert.Contains("builder.Services.AddLoadShedding()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PriorityThatIsNone_IsRejectedWithTheThree()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new PriorityAttribute((RequestPriority)5));

        Assert.Contains("Sheddable", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadConfiguration_StopsTheStartWithKeyValueAndRange()
    {
        var configuration = new ConfigurationManager();
        configuration["Ha:LoadShedding:SheddingThreshold"] = "75";
        configuration["Ha:LoadShedding:MaxLimit"] = "many";
        configuration["Ha:LoadShedding:Treshold"] = "1";

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningApp.StartAsync(
            services => services.AddSingleton<IConfiguration>(configuration).AddLoadShedding(), app => app.UseLoadShedding()));

        Assert.Contains("Ha:LoadShedding:SheddingThreshold is '75'; allowed is 0.1 to 1.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Ha:LoadShedding:MaxLimit is 'many', not a whole number; allowed is 1 to 1,000,000 requests.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Ha:LoadShedding:Treshold is no option; known are BackoffRatio, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsThatContradict_StopTheStart()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningApp.StartAsync(
            services => services.AddLoadShedding(options => options.RejectionStatusCode = 500), app => app.UseLoadShedding()));

        Assert.Contains("Ha:LoadShedding: RejectionStatusCode is 500; allowed are 429 and 503.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_TakesGoodOptionsAndKeepsTheLastGoodOnesInsteadOfBadOnes()
    {
        var configuration = new ConfigurationManager();
        configuration["Ha:LoadShedding:MinLimit"] = "3";
        configuration["Ha:LoadShedding:MaxLimit"] = "3";
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddSingleton<IConfiguration>(configuration).AddLoadShedding(options => options.Concurrency.MaxLimit = 50),
            app => app.UseLoadShedding());
        var limiter = app.App.Services.GetRequiredService<LoadShedder>().Limiter;
        Assert.Equal(3, limiter.Limit);

        configuration["Ha:LoadShedding:MaxLimit"] = "0";
        ((IConfigurationRoot)configuration).Reload();
        Assert.Equal(3, limiter.Limit);
        configuration["Ha:LoadShedding:MaxLimit"] = "9";
        configuration["Ha:LoadShedding:MinLimit"] = "9";
        ((IConfigurationRoot)configuration).Reload();

        Assert.Equal(9, limiter.Limit);
    }
}
