using Homepage.Faults;
using Homepage.Services;

namespace Homepage.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void NoOptions_IsTheWholeDrill()
    {
        CommandLine line = CommandLine.Parse([]);

        Assert.Null(line.Problem);
        Assert.False(line.Serve);
        Assert.Equal("drill.html", line.Output);
        Assert.Null(line.Service);
        Assert.Null(line.Fault);
    }

    [Fact]
    public void DrillOptions_AreRead()
    {
        CommandLine line = CommandLine.Parse(["--service", "recently-watched", "--fault", "HTTP-500", "--output", "a.html"]);

        Assert.Null(line.Problem);
        Assert.Equal(ServiceKind.RecentlyWatched, line.Service);
        Assert.Equal(Fault.Http500, line.Fault);
        Assert.Equal("a.html", line.Output);
    }

    [Theory]
    [InlineData("There is no option '--sevre'", "--sevre")]
    [InlineData("There is no option 'extra'", "--serve", "extra")]
    [InlineData("needs a value", "--output")]
    [InlineData("There is no service 'acount'; there are account,", "--service", "acount")]
    [InlineData("There is no fault 'none'; there are down,", "--fault", "none")]
    [InlineData("'0' is not a port", "--serve", "--port", "0")]
    [InlineData("'70000' is not a port", "--serve", "--port", "70000")]
    [InlineData("--overload takes no other options", "--overload", "--serve")]
    [InlineData("--overload takes no other options", "--overload", "--fault", "down")]
    [InlineData("goes with --serve only", "--port", "8080")]
    [InlineData("--output belongs to the drill", "--serve", "--output", "a.html")]
    public void UnusableOptions_AreExplained(string expected, params string[] arguments) =>
        Assert.Contains(expected, CommandLine.Parse(arguments).Problem, StringComparison.Ordinal);

    [Fact]
    public void Help_WinsOverEverythingElse() => Assert.True(CommandLine.Parse(["--serve", "--help"]).WantsHelp);
}
