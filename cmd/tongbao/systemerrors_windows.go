package main

import "golang.org/x/sys/windows"

// ofThisSystem are the reasons that Windows gives by numbers of its own.
var ofThisSystem = []systemError{
	{windows.ERROR_SHARING_VIOLATION, "正被别的程序打开；请先关闭打开着它的程序（如 PDF 阅读器、Word、WPS）"},
	{windows.ERROR_LOCK_VIOLATION, "正被别的程序占用；请先关闭打开着它的程序"},
	{windows.ERROR_USER_MAPPED_FILE, "正被别的程序打开；请先关闭打开着它的程序"},
	{windows.ERROR_DELETE_PENDING, "正在删除，还有程序打开着它；请先关闭"},
	{windows.ERROR_ACCESS_DENIED, "没有权限，或者它是只读的、正被别的程序打开"},
	{windows.ERROR_WRITE_PROTECT, "这个磁盘只能读，不能写"},
	{windows.ERROR_NOT_READY, "磁盘没有准备好；请检查U盘、光盘是否插好"},
	{windows.ERROR_CRC, "磁盘读写出错"},
	{windows.ERROR_IO_DEVICE, "磁盘读写出错"},
	{windows.ERROR_DISK_FULL, "磁盘已满"},
	{windows.ERROR_HANDLE_DISK_FULL, "磁盘已满"},
	{windows.ERROR_FILE_TOO_LARGE, "文件太大，超过了磁盘或系统的限制"},
	{windows.ERROR_FILENAME_EXCED_RANGE, "名称或路径太长；请放到浅一些的文件夹里，或把名称改短"},
	{windows.ERROR_INVALID_NAME, `名称里有 Windows 不能用的字符（< > : " | ? *）`},
	{windows.ERROR_BAD_PATHNAME, "路径写得不对"},
	{windows.ERROR_DIRECTORY, "路径中有一段是文件，不是文件夹"},
	{windows.ERROR_DIR_NOT_EMPTY, "文件夹不是空的"},
	{windows.ERROR_NOT_SAME_DEVICE, "不能移到另一个磁盘"},
	{windows.ERROR_BROKEN_PIPE, "接收的程序已经关闭"},
	{windows.ERROR_NO_DATA, "接收的程序已经关闭"},
	{windows.ERROR_PIPE_NOT_CONNECTED, "接收的程序已经关闭"},
	{windows.ERROR_INVALID_HANDLE, "没有可以写的地方"},
	{windows.ERROR_TOO_MANY_OPEN_FILES, "同时打开的文件太多"},
	{windows.ERROR_BAD_NETPATH, "连不上网络上的这个位置；请检查网络，或复制到本机"},
	{windows.ERROR_BAD_NET_NAME, "网络上没有这个共享文件夹"},
	{windows.ERROR_NETNAME_DELETED, "网络连接断开了；请再试一次，或复制到本机"},
	{windows.ERROR_CANT_ACCESS_FILE, "系统不让打开这个文件"},
	{windows.ERROR_VIRUS_INFECTED, "杀毒软件不让打开这个文件"},
}
