using System.Globalization;
using System.Security.Cryptography;
using Homepage.Hosting;
using Homepage.Services;
using Homepage.Site;
using Homepage.Unguarded;

namespace Homepage.Overload;

/// <summary>One of the pages in a process of its own, so that visitors and page do not share a runtime. It says its address, and ends when its input does.</summary>
internal static class OverloadSite
{
    /// <summary>The first argument of the process.</summary>
    public const string Command = "overload-site";

    /// <param name="arguments">The page, the rounds of work of each of its requests, then the addresses of the services.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [_, var page, var rounds, .. var addresses]
            || !Enum.TryParse(page, out PageKind kind)
            || !int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out int work)
            || !ServiceAddresses.TryRead(new ConfigurationBuilder().AddCommandLine(addresses).Build(), out ServiceAddresses? services, out _))
        {
            await Console.Error.WriteLineAsync($"'{Command}' is for the overload drill itself: dotnet run --project samples/Homepage -- --overload");
            return ExitCode.BadCommandLine;
        }

        WebApplicationBuilder builder = LoopbackHost.CreateBuilder();
        WebApplication app = kind is PageKind.Guarded
            ? GuardedSite.Build(builder, services, more => more.AddLoadShedding())
            : UnguardedSite.Build(builder, services);
        if (kind is PageKind.Guarded)
        {
            app.UseLoadShedding();
        }

        app.Use(next => context =>
        {
            Work(work);
            return next(context);
        });
        await app.StartAsync();
        Console.WriteLine(app.Address());
        await Console.In.ReadToEndAsync();
        await app.StopAtOnceAsync();
        return ExitCode.Success;
    }

    /// <summary>What drawing a page takes of a processor: hashes of hashes.</summary>
    public static int Work(int rounds)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (int i = 0; i < rounds; i++)
        {
            SHA256.HashData(hash, hash);
        }

        return hash[0];
    }
}
