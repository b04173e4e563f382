using System.Drawing;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Homepage.Tests.Browser;

/// <summary>A Chromium without a window, where this machine has one.</summary>
internal sealed class Chromium : IDisposable
{
    private const string Driver = "/usr/bin/chromedriver";

    private readonly ChromeDriver _driver;

    private Chromium(ChromeDriver driver) => _driver = driver;

    /// <summary>Why there is none, or <see langword="null"/>.</summary>
    public static string? Missing { get; } = File.Exists(Program) && File.Exists(Driver)
        ? null
        : "Not installed: chromium, chromium-driver (apt-get install chromium chromium-driver).";

    private static string Program => "/usr/bin/chromium";

    public static Chromium Start(bool withScript = true)
    {
        var options = new ChromeOptions { BinaryLocation = Program };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        if (!withScript)
        {
            options.AddUserProfilePreference("profile.managed_default_content_settings.javascript", 2);
        }

        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver)!, Path.GetFileName(Driver));
        return new Chromium(new ChromeDriver(service, options, TimeSpan.FromMinutes(1)));
    }

    public void Open(Uri address) => _driver.Navigate().GoToUrl(address);

    public void Resize(int width, int height) => _driver.Manage().Window.Size = new Size(width, height);

    public void UseDarkColors(bool dark) => _driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?>
    {
        ["features"] = new object[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" } },
    });

    /// <summary>The visible text of the page; of the next one where it is just being replaced.</summary>
    public string Text
    {
        get
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return _driver.FindElement(By.TagName("body")).Text;
                }
                catch (WebDriverException exception) when (exception is StaleElementReferenceException or NoSuchElementException && attempt < 10)
                {
                    // Between finding the element and reading it the page has refreshed itself.
                }
            }
        }
    }

    /// <summary>Whether the page is wider than what is seen of it.</summary>
    public bool IsCutOff => (bool)_driver.ExecuteScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth")!;

    /// <summary>Marks the document: a navigation would lose the mark.</summary>
    public void Mark() => _driver.ExecuteScript("window.mark = true");

    public bool IsMarked => _driver.ExecuteScript("return window.mark === true") is true;

    /// <summary>What the console of the browser complained of, refused resources among them.</summary>
    public IReadOnlyList<string> Complaints => [.. _driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    public byte[] Screenshot() => _driver.GetScreenshot().AsByteArray;

    public void Dispose() => _driver.Dispose();
}
